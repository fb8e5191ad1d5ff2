import { describe } from 'vitest';
import { PeerMissing } from './run-or-missing';
import type { PeerServer } from './server-process';

/** A peer, or why it can’t be had here. */
export type Peer<Server extends PeerServer> = { readonly server: Server | null; readonly reason: string };

/** Starts a peer for the tests of a file; one that can’t be had is said in the name of what is skipped. */
export const peer = async <Server extends PeerServer>(start: () => Promise<Server>): Promise<Peer<Server>> => {
  try {
    return { server: await start(), reason: '' };
  } catch (error) {
    if (error instanceof PeerMissing) return { server: null, reason: error.message };
    throw error;
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
