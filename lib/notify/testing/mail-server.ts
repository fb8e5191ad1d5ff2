import 'server-only';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  readonly port: number;
  readonly mails: readonly Email[];
  /** How many of the next mails are refused for the moment. */
  readonly refuseNext: (count: number) => void;
  readonly close: () => Promise<void>;
};

const user = 'perunit';
const password = 'correct horse';

/** A real mail server on this machine, without TLS, that knows one user and keeps what it is sent. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: Email[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: (auth, _, done) =>
      auth.username === user && auth.password === password ? done(null, { user }) : done(new Error('No such user')),
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (refusals > 0) {
          refusals -= 1;
          return done(Object.assign(new Error('Try later'), { responseCode: 451 }));
        }
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        return done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ port, mails },
    refuseNext: (count) => {
      refusals = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
