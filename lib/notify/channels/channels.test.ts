import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, ChannelKind } from '../../../db/notify-types';
import type { Envelope } from '../messages/envelope';
import type { NotifyError } from '../outbound/notify-error';
import { type Receiver, startReceiver } from '../testing/receiver';
import { sendMessage } from './send-message';
import type { Sending } from './sending';

type MailServer = {
  readonly port: number;
  readonly mails: readonly Email[];
  /** How many of the next mails are refused for the moment. */
  readonly refuseNext: (count: number) => void;
  readonly close: () => Promise<void>;
};

const user = 'perunit';
const password = 'correct horse';

/** A real mail server on this machine, without TLS, that knows one user and keeps what it is sent. */
const startMailServer = async (): Promise<MailServer> => {
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

let receiver: Receiver;
let mail: MailServer;
beforeEach(async () => {
  [receiver, mail] = await Promise.all([startReceiver(), startMailServer()]);
  process.env['PERUNIT_TEST_HOOK'] = receiver.url;
  process.env['PERUNIT_TEST_SECRET'] = 'signing secret';
  process.env['PERUNIT_TEST_PASSWORD'] = 'correct horse';
});
afterEach(async () => {
  await Promise.all([receiver.close(), mail.close()]);
  for (const name of ['HOOK', 'SECRET', 'PASSWORD']) delete process.env[`PERUNIT_TEST_${name}`];
});

const envelope: Envelope = {
  ...{ key: 'perunit:own:report-published:1', kind: 'report-published', happenedAt: '2026-02-07T09:12:00.000Z' },
  ...{ organisation: 'Acme & Co', baseUrl: 'https://perunit.example' },
  message: {
    title: 'Report #61 is published',
    sentences: ['January cost stayed flat at $74,569.'],
    facts: [{ label: 'APWC', value: '$12.57: On target' }],
    lists: [{ title: 'Largest changes', items: ['@here RDS: +200 USD'] }],
    ...{ path: '/reports/2026-01', place: 'Reports, January 2026', runbook: null },
    edition: { month: '2026-01', edition: '61' },
  },
};

const channelOf = (kind: ChannelKind, settings: unknown): Channel => ({
  ...{ id: 1, kind, name: kind, settings, events: ['alert'], isEnabled: true },
  ...{ since: '2026-01-01T00:00:00.000Z', recordedAt: '2026-01-01T00:00:00.000Z', by: 'Ada' },
});

const chat = { url: 'env:PERUNIT_TEST_HOOK', allowsPrivate: true };
const send = (channel: Channel, sending: Partial<Sending> = {}) =>
  sendMessage(channel, envelope, { pdf: null, timeoutMs: 2_000, ...sending });

describe('chats and webhooks', () => {
  it('Mattermost gets Markdown with an idempotency key', async () => {
    await send(channelOf('mattermost', chat));
    const [got] = receiver.received;
    expect(got?.headers['idempotency-key']).toBe(envelope.key);
    const { text } = JSON.parse(got?.body ?? '');
    expect(text).toContain('**Report \\#61 is published**');
    expect(text).toContain('- **APWC** $12.57: On target');
    expect(text).toContain('Read on: <https://perunit.example/reports/2026-01>');
    expect(text).not.toContain('@here');
  });

  it('Slack gets blocks', async () => {
    await send(channelOf('slack', chat));
    const { blocks } = JSON.parse(receiver.received[0]?.body ?? '');
    expect(blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: 'Report #61 is published', emoji: false },
    });
    expect(JSON.stringify(blocks.at(-1))).toContain('<https://perunit.example/reports/2026-01|Read on in Perunit>');
  });

  it('a webhook gets JSON, signed over its time and body where it names a secret', async () => {
    await send(channelOf('webhook', { ...chat, secret: 'env:PERUNIT_TEST_SECRET' }));
    const [got] = receiver.received;
    expect(JSON.parse(got?.body ?? '')).toMatchObject({
      id: envelope.key,
      kind: 'report-published',
      organisation: 'Acme & Co',
    });
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(got?.headers['perunit-signature'])) ?? [];
    expect(createHmac('sha256', 'signing secret').update(`${seconds}.${got?.body}`).digest('hex')).toBe(signature);
    await send(channelOf('webhook', { ...chat, secret: null }));
    expect(receiver.received[1]?.headers['perunit-signature']).toBeUndefined();
  });

  it('a secret that is not there is named, never told', async () => {
    const missing = channelOf('slack', { ...chat, url: 'env:PERUNIT_TEST_NOWHERE' });
    await expect(send(missing)).rejects.toMatchObject({ code: 'secret-missing', message: /PERUNIT_TEST_NOWHERE/ });
  });

  it('a private address is refused unless the channel allows it', async () => {
    const refusing = channelOf('mattermost', { ...chat, allowsPrivate: false });
    await expect(send(refusing)).rejects.toMatchObject({ code: 'address-refused' });
    expect(receiver.received).toEqual([]);
  });
});

describe('mail', () => {
  const settings = () => ({
    ...{ host: '127.0.0.1', port: mail.port, security: 'none', user: 'perunit', password: 'env:PERUNIT_TEST_PASSWORD' },
    ...{
      from: 'perunit@acme.example',
      to: ['a@acme.example', 'b@acme.example'],
      attachesPdf: true,
      allowsPrivate: true,
    },
  });
  const pdf = async () => ({ fileName: 'perunit-2026-01.pdf', content: new TextEncoder().encode('%PDF-1.7 …') });

  it('arrives as text and HTML with the report as a PDF, and the same id each time', async () => {
    const channel = channelOf('email', settings());
    expect(await send(channel, { pdf })).toBeNull();
    await send(channel, { pdf });
    const [got, again] = mail.mails;
    expect(got).toMatchObject({ subject: 'Report #61 is published', from: { address: 'perunit@acme.example' } });
    expect(got?.to?.map(({ address }) => address)).toEqual(['a@acme.example', 'b@acme.example']);
    expect(got?.text).toContain('January cost stayed flat at $74,569.');
    expect(got?.html).toContain('<a href="https://perunit.example/reports/2026-01">');
    expect(got?.attachments).toMatchObject([{ filename: 'perunit-2026-01.pdf', mimeType: 'application/pdf' }]);
    expect(again?.messageId).toBe(got?.messageId);
  });

  it('goes without the PDF where it can’t be printed, and says so', async () => {
    const failing = () => Promise.reject(new Error('There is no browser on this machine.'));
    const note = 'The PDF is not attached: There is no browser on this machine.';
    expect(await send(channelOf('email', settings()), { pdf: failing })).toBe(note);
    expect(mail.mails[0]).toMatchObject({ attachments: [] });
    expect(mail.mails[0]?.text).toContain(note);
  });

  it.each([
    ['a wrong password', { password: 'env:PERUNIT_TEST_SECRET' }, 'refused'],
    ['a private address that is not allowed', { allowsPrivate: false, security: 'starttls' }, 'address-refused'],
    ['no TLS to the internet', { allowsPrivate: false }, 'settings-invalid'],
    ['a server without the TLS that is asked for', { security: 'starttls' }, 'refused'],
    ['settings of another version', { port: 'many' }, 'settings-invalid'],
  ])('is not sent with %s', async (_, changes, code) => {
    const error = await send(channelOf('email', { ...settings(), ...changes })).catch((thrown: NotifyError) => thrown);
    expect(error).toMatchObject({ code });
    expect(mail.mails).toEqual([]);
  });

  it('is refused for the moment in words that hold nothing of it', async () => {
    mail.refuseNext(1);
    await expect(send(channelOf('email', settings()))).rejects.toMatchObject({
      code: 'refused',
      message: 'The mail server answered 451.',
    });
  });

  it('resolves its host once, and connects to the address that was checked', async () => {
    const asked: string[] = [];
    const resolver = async (host: string) => {
      asked.push(host);
      return [{ address: '127.0.0.1', family: 4 as const }];
    };
    await send(channelOf('email', { ...settings(), host: 'mail.acme.example' }), { resolver });
    expect(asked).toEqual(['mail.acme.example']);
    expect(mail.mails).toHaveLength(1);
    const refusing = channelOf('email', {
      ...settings(),
      host: 'mail.acme.example',
      allowsPrivate: false,
      security: 'tls',
    });
    await expect(send(refusing, { resolver })).rejects.toMatchObject({ code: 'address-refused' });
  });
});
