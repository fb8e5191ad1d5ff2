import { appendFileSync } from 'node:fs';
import { describe } from 'vitest';
import { PeerMissing } from './run-or-missing';
import type { PeerServer } from './server-process';

/** A peer, or why it can’t be had here. */
export type Peer<Server extends PeerServer> = { readonly server: Server | null; readonly reason: string };

/** For whoever runs the tests: what could not be had, and what stood in for it. */
const note = (text: string): void => {
  const file = process.env['PERUNIT_PEER_NOTES'];
  if (file !== undefined) appendFileSync(file, `${text}\n`);
};

const reasonOf = (error: unknown): string => {
  if (error instanceof PeerMissing) return error.message;
  throw error;
};

/**
 * Starts a peer for the tests of a file: the first, or where that can’t be had another that stands in for it. What can’t
 * be had is noted.
 */
export const peer = async <Server extends PeerServer>(
  start: () => Promise<Server>,
  ...others: readonly (() => Promise<Server>)[]
): Promise<Peer<Server>> => {
  try {
    return { server: await start(), reason: '' };
  } catch (error) {
    const reason = reasonOf(error);
    const [other, ...rest] = others;
    note(`${reason}${other === undefined ? '' : '; another server stands in for it'}`);
    return other === undefined ? { server: null, reason } : peer(other, ...rest);
  }
};

/** `describe` with a peer: skipped, and saying why, where it can’t be had. */
export const describeWith = <Server extends PeerServer>(
  name: string,
  { server, reason }: Peer<Server>,
  tests: (server: Server) => void,
): void => {
  // biome-ignore lint/suspicious/noSkippedTests: a peer that can’t be had here is said, and is no failure
  if (server === null) describe.skip(`${name} (${reason})`, () => undefined);
  else describe(name, () => tests(server));
};
