import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What is missing for a peer, in words. */
export class PeerMissing extends Error {}

const execute = promisify(execFile);

/** Runs a program to its end; one that fails, or is not there, means that a peer can’t be had. Throws PeerMissing. */
export const runOrMissing = async (command: string, args: string[], failure: string, cwd?: string): Promise<void> => {
  await execute(command, args, { cwd }).catch((error: Error) => {
    throw new PeerMissing(`${failure}: ${error.message.trim().split('\n').at(-1)}`);
  });
};
