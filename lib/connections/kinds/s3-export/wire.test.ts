import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, partOf, S3Bench, s3Environment } from '../../testing/s3-bench';
import { s3ExportConnector } from './s3-export-connector';

let at: S3Bench;
beforeEach(async () => {
  for (const [name, value] of Object.entries(s3Environment)) vi.stubEnv(name, value);
  at = await S3Bench.start();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.close();
});

describe('faults at the wire', () => {
  const big = () => at.deliver('2026-01', 'exec-1', [partOf('2026-01', 400)]);

  it.each(['cut', 'truncated', 'error-500', 'slow-down'] as const)('once %s are got over', async (fault) => {
    big();
    at.server.fail(fault, { on: 'get', key: /gz$/, times: 1 });
    await at.pull();
    expect(at.billed()).toEqual({ '2026-01': 400 });
  });

  it.each(['list', 'get'] as const)('in the middle of a listing or a manifest (%s) change nothing', async (on) => {
    at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    await at.pull();
    for (const fault of ['cut', 'truncated'] as const) {
      at.server.fail(fault, { on, times: 99 });
      const { code, isTransient } = await failureOf(at.pull());
      expect({ code, isTransient }, fault).toEqual({ code: expect.any(String), isTransient: true });
      at.server.forgive();
      at.server.fail(fault, { on, times: 1 });
      expect(await at.pull(), fault).toEqual({ outcomes: [], notices: [] });
    }
    expect(await at.pull()).toEqual({ outcomes: [], notices: [] });
    expect(at.billed()).toEqual({ '2025-12': 3, '2026-01': 5 });
  });

  it('resumes where the line broke, and asks for the rest alone', async () => {
    big();
    at.server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    await at.pull();
    const ranges = at.server.requests.filter(({ key }) => key?.endsWith('gz')).map(({ range }) => range);
    expect(ranges).toEqual([null, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  it('begins anew where a server knows no ranges', async () => {
    big();
    at.server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    at.server.fail('no-range', { on: 'get', key: /gz$/, times: 1 });
    await at.pull();
    expect(at.billed()).toEqual({ '2026-01': 400 });
  });

  it('fetches again what arrived altered, by each kind of checksum', async () => {
    const content = partOf('2026-01', 400);
    const checksums = { 'x-amz-checksum-sha256': 'CAAAAA==', 'x-amz-checksum-type': 'FULL_OBJECT' };
    at.deliver('2026-01', 'exec-1', [content], { etag: 'abc-2', headers: checksums });
    const error = await failureOf(at.pull());
    expect(error).toMatchObject({ code: 'damaged-download', isTransient: true });
    expect(error.message).toContain('arrived with another checksum than S3 has for it');
    expect(at.billed()).toEqual({});

    big();
    at.server.fail('flipped', { on: 'get', key: /gz$/, times: 1 });
    await at.pull();
    expect(at.billed()).toEqual({ '2026-01': 400 });
  });

  it('that last leave a month out, bring the others, and the next pull completes it', async () => {
    at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5), partOf('2026-01', 6, 'AmazonS3')]);
    at.deliver('2026-02', 'exec-1', [partOf('2026-02', 7)]);
    at.server.fail('truncated', { on: 'get', key: /2026-01.*00002/, times: 4 });
    const error = await failureOf(at.pull());
    expect(error).toMatchObject({ code: 'damaged-download', isTransient: true });
    expect(error.message).toMatch(/^January 2026: .*broke off in its middle\. 2 other months were brought\.$/);
    expect(at.billed()).toEqual({ '2025-12': 3, '2026-02': 7 });

    const again = await at.pull();
    expect(again.outcomes).toHaveLength(1);
    expect(at.billed()).toEqual({ '2025-12': 3, '2026-01': 11, '2026-02': 7 });
  });

  it.each([
    ['expired-token', 'expired-token', 'expired'],
    ['clock-skew', 'clock-skew', 'clock is wrong'],
    ['access-denied', 'access-denied', 'denies access'],
    ['kms-denied', 'access-denied', 'kms:Decrypt'],
  ] as const)('%s stop the pull with a clear message', async (fault, code, words) => {
    big();
    at.server.fail(fault, { on: 'get', key: /gz$/, times: 9 });
    const error = await failureOf(at.pull());
    expect(error).toMatchObject({ code, message: expect.stringContaining(words), remedy: expect.any(String) });
    expect(at.billed()).toEqual({});
  });

  it('give the least policy where access is denied', async () => {
    at.server.fail('access-denied', { on: 'list', times: 1 });
    const error = await failureOf(s3ExportConnector.test(at.settings(), at.bench.context));
    expect(JSON.parse(error.attachment ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          ...{ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::bills' },
          Condition: { StringLike: { 's3:prefix': 'exports/*' } },
        },
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bills/exports/*' },
      ],
    });
    at.server.fail('kms-denied', { on: 'list', times: 1 });
    const key = await failureOf(s3ExportConnector.test(at.settings(), at.bench.context));
    expect(key.attachment).toContain('arn:aws:kms:eu-central-1:111122223333:key/12-ab');
  });

  it('an archived old month is a notice, an archived open one a failure', async () => {
    at.deliver('2025-11', 'exec-1', [partOf('2025-11', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    at.server.fail('archived', { on: 'get', key: /2025-11/, times: 1 });
    expect((await at.pull()).notices).toEqual([expect.stringContaining('moved to an archive')]);
    at.server.fail('archived', { on: 'get', key: /2026-02.*gz/, times: 1 });
    at.deliver('2026-02', 'exec-1', [partOf('2026-02', 7)]);
    expect((await failureOf(at.pull())).message).toContain('February 2026: Reading exports/daily');
    expect(at.billed()).toEqual({ '2025-11': 3, '2026-01': 5 });
  });

  it('a file that is replaced while it is fetched waits for the next pull', async () => {
    const [key = ''] = big();
    at.server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    const pulled = failureOf(at.pull());
    await vi.waitFor(() => expect(at.fetched()).toHaveLength(1), { interval: 2 });
    at.server.put(key, partOf('2026-01', 401));
    expect(await pulled).toMatchObject({ code: 'data-unavailable', isTransient: true });
    await at.pull();
    expect(at.billed()).toEqual({ '2026-01': 401 });
  });

  it('a bucket that is not there, and one without an export, are said', async () => {
    expect((await failureOf(at.pull(null, { bucket: 'other' }))).message).toContain('There is no such bucket.');
    expect((await failureOf(at.pull())).message).toContain('holds no CUR 2.0, FOCUS or legacy CUR export');
  });

  it('a cancelled pull ends at once and imports nothing', async () => {
    big();
    at.server.fail('stall', { on: 'get', key: /gz$/, times: 1 });
    const pulled = failureOf(at.pull());
    await vi.waitFor(() => expect(at.fetched()).toHaveLength(1), { interval: 2 });
    at.bench.cancel();
    expect(await pulled).toMatchObject({ code: 'cancelled' });
    expect(at.billed()).toEqual({});
    expect(existsSync(at.bench.context.folder)).toBe(true);
  });

  it('a pull that broke off is taken up where it was, in the same folder', async () => {
    big();
    at.server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    at.server.fail('expired-token', { on: 'get', key: /gz$/, times: 1 });
    expect(await failureOf(at.pull())).toMatchObject({ code: 'expired-token' });
    at.server.requests.splice(0);
    await at.pull();
    expect(at.server.requests.find(({ key }) => key?.endsWith('gz'))?.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(at.billed()).toEqual({ '2026-01': 400 });
  });
});
