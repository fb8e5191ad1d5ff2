import { createWriteStream, mkdirSync, mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { MailPeer } from './server-process';

/** smtp-server from the npm registry, a mail server where PyPI is out of reach; it keeps mails as Maildir does. */
export const startNpmMailServer = async (): Promise<MailPeer> => {
  const mailbox = join(mkdtempSync(join(tmpdir(), 'perunit-mail-')), 'box');
  mkdirSync(join(mailbox, 'new'), { recursive: true });
  let mails = 0;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData: (stream, _, done) => {
      mails += 1;
      stream.pipe(createWriteStream(join(mailbox, 'new', String(mails)))).on('finish', () => done());
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, url: `smtp://127.0.0.1:${port}`, stop, mailbox };
};
