import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dribble, type Receiver, reset, silence, startReceiver, status } from '../testing/receiver';
import { isPublicAddress } from './address-guard';
import type { NotifyError } from './notify-error';
import { type Post, post } from './post';
import type { Resolved } from './resolve-host';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const loopback: Resolved = { address: '127.0.0.1', family: 4 };

const send = (changes: Partial<Post> = {}): Promise<string> =>
  post({ url: receiver.url, body: '{}', headers: {}, allowsPrivate: true, timeoutMs: 300, ...changes }).then(
    () => 'sent',
    (error: NotifyError) => error.code,
  );

describe('a webhook is posted to', () => {
  it('once, with its body and headers', async () => {
    expect(await send({ body: '{"a":1}', headers: { 'Idempotency-Key': 'k' } })).toBe('sent');
    expect(receiver.received).toMatchObject([{ body: '{"a":1}', headers: { 'idempotency-key': 'k' } }]);
  });

  it('by the name that was resolved, and by no other lookup: a name that changes its address reaches nothing', async () => {
    const asked: string[] = [];
    const rebinding = async (host: string): Promise<readonly Resolved[]> => {
      asked.push(host);
      return [asked.length === 1 ? { address: '93.184.216.34', family: 4 } : loopback];
    };
    const url = `https://rebind.example:${receiver.port}/hook`;
    // The first answer is a public address, where nothing answers in time; the second one is never asked for.
    expect(['timeout', 'unreachable']).toContain(await send({ url, allowsPrivate: false, resolver: rebinding }));
    expect(asked).toEqual(['rebind.example']);
    expect(receiver.received).toEqual([]);
  });

  it('with the host’s name in its headers, though the connection goes to the address', async () => {
    const url = `http://chat.example:${receiver.port}/hook`;
    expect(await send({ url, resolver: async () => [loopback] })).toBe('sent');
    expect(receiver.received[0]?.headers.host).toBe(`chat.example:${receiver.port}`);
  });

  it.each([
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://10.1.2.3/',
    'https://[::1]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'http://93.184.216.34/',
  ])('never at %s', async (url) => {
    expect(await send({ url, allowsPrivate: false })).toBe('address-refused');
  });

  it('never at a link-local address or where metadata is, whatever is allowed', async () => {
    for (const host of ['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]', '[fd00:ec2::254]']) {
      expect(await send({ url: `http://${host}/` })).toBe('address-refused');
    }
  });

  it('never by a name that has a private address among its own', async () => {
    const both = async (): Promise<readonly Resolved[]> => [{ address: '93.184.216.34', family: 4 }, loopback];
    expect(await send({ url: 'https://both.example/', allowsPrivate: false, resolver: both })).toBe('address-refused');
  });

  it('without following where it sends on', async () => {
    const other = await startReceiver();
    receiver.answerNext(status(302, { Location: other.url }), status(307, { Location: other.url }));
    expect(await send()).toBe('redirected');
    expect(await send()).toBe('redirected');
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('for a limited time, also while the answer comes byte by byte', async () => {
    receiver.answerNext(silence, dribble);
    expect(await send()).toBe('timeout');
    expect(await send()).toBe('timeout');
  });

  it('without reading an endless answer', async () => {
    receiver.answerNext((response) => response.writeHead(200).end('x'.repeat(200_000)));
    expect(await send({ timeoutMs: 5_000 })).toBe('too-much');
  });

  it('until the program is stopped', async () => {
    receiver.answerNext(silence);
    const stop = new AbortController();
    const sending = send({ signal: stop.signal, timeoutMs: 5_000 });
    stop.abort();
    expect(await sending).toBe('cancelled');
  });

  it.each([
    [500, 'refused'],
    [429, 'refused'],
    [404, 'not-found'],
  ])('and %i is no success', async (code, expected) => {
    receiver.answerNext(status(code));
    expect(await send()).toBe(expected);
  });

  it('and a broken connection is none', async () => {
    receiver.answerNext(reset);
    expect(await send()).toBe('unreachable');
  });

  it('with errors that hold no part of the address', async () => {
    receiver.answerNext(status(500));
    const url = `${receiver.url}/s3cret-token`;
    const error = await post({ url, body: '', headers: {}, allowsPrivate: true }).catch(
      (thrown: NotifyError) => thrown,
    );
    expect(JSON.stringify({ ...error, text: String(error) })).not.toContain('s3cret');
  });
});

it('an address is public only when anybody on the internet has it', () => {
  expect(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].map(isPublicAddress)).toEqual([true, true, true]);
  expect(['224.0.0.1', '255.255.255.255', '192.168.1.1', 'fc00::1', 'chat.example', ''].some(isPublicAddress)).toBe(
    false,
  );
});
