import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type PeerServer = { readonly port: number; readonly url: string; readonly stop: () => Promise<void> };
/** One that takes mails, and puts each into a file in the folder `new` of its mailbox. */
export type MailPeer = PeerServer & { readonly mailbox: string };
/** One that speaks S3; without pages it can’t continue a listing. */
export type S3Peer = PeerServer & { readonly hasPages: boolean };

const startLimitMs = 60_000;

const stopping = (child: ChildProcess) => async (): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

/** Starts a server of somebody else's and waits until it answers. Throws with its last words when it never does. */
export const startServerProcess = async (
  command: string,
  args: readonly string[],
  { port, answers }: { readonly port: number; readonly answers: () => Promise<boolean> },
): Promise<PeerServer> => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-4000);
    });
  }
  const stop = stopping(child);
  const limit = Date.now() + startLimitMs;
  while (child.exitCode === null && Date.now() < limit) {
    if (await answers()) return { port, url: `http://127.0.0.1:${port}`, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${command} did not start:\n${words}`);
};
