import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/server/free-port';
import { pythonPrograms } from './python-programs';
import { type MailPeer, startServerProcess } from './server-process';

const answersOn = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
  });

/** aiosmtpd, a mail server that puts what it gets into a folder, one file a mail (Maildir). Throws PeerMissing. */
export const startMailServer = async (): Promise<MailPeer> => {
  const programs = pythonPrograms();
  const port = await freePort();
  const mailbox = join(mkdtempSync(join(tmpdir(), 'perunit-mail-')), 'box');
  const handler = ['-c', 'aiosmtpd.handlers.Mailbox', mailbox];
  const args = ['-n', '-l', `127.0.0.1:${port}`, ...handler];
  const server = await startServerProcess(join(programs, 'aiosmtpd'), args, { port, answers: () => answersOn(port) });
  return { ...server, mailbox };
};
