import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOriginal } from '../../../../db/commands/keep-original';
import { activeCosts } from '../../../../db/queries/active-costs';
import { reportMoney } from '../../../../db/queries/convert';
import { curCsv } from '../../../ingest/corpus/cur-csv';
import type { ConnectionError } from '../../connection-error';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import { S3Server } from '../../testing/s3-server';
import { s3ExportConnector } from './s3-export-connector';
import { s3SettingsSchema } from './s3-settings';

let server: S3Server;
let bench: ConnectorBench;
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDTEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'no secret');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  server = await S3Server.start('bills');
  bench = connectorBench('s3-export', '2026-02-20T06:00:00Z');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  bench.remove();
});

const settings = (changes: object = {}) =>
  s3SettingsSchema.parse({
    ...{ bucket: 'bills', prefix: '/exports/', usePathStyle: true, aws: { endpoint: server.endpoint } },
    ...changes,
  });
const pull = (months: readonly string[] | null = null, changes: object = {}) =>
  s3ExportConnector.pull(settings(changes), { months }, bench.context);
const failure = (pulled: Promise<unknown>): Promise<ConnectionError> =>
  pulled.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: ConnectionError) => error,
  );

/** A part of a bill: as many lines as dollars, one dollar each. */
const part = (month: string, dollars: number, service = 'AmazonEC2') =>
  gzipSync(
    curCsv(
      Array.from({ length: dollars }, (_, at) => ({
        bill_billing_period_start_date: `${month}-01T00:00:00.000Z`,
        line_item_usage_start_date: `${month}-05T00:00:00.000Z`,
        ...{ line_item_product_code: service, line_item_operation: `Run${at}`, line_item_unblended_cost: '1' },
      })),
    ),
    { level: 0 },
  );

const root = 'exports/daily';
/** Delivers a month of a Data Export: its parts first, then the manifest that names them. */
const deliver = (month: string, execution: string, parts: readonly Buffer[], options = {}) => {
  const folder = `${root}/data/BILLING_PERIOD=${month}/${execution}`;
  const keys = parts.map((_, at) => `${folder}/daily-0000${at + 1}.csv.gz`);
  for (const [at, key] of keys.entries()) server.put(key, parts[at] ?? '', options);
  const dataFiles = keys.map((key) => `s3://bills/${key}`);
  const manifest = { executionId: execution, exportArn: 'arn:aws:bcm-data-exports:::export/daily', dataFiles };
  server.put(`${root}/metadata/BILLING_PERIOD=${month}/daily-Manifest.json`, JSON.stringify(manifest));
  return keys;
};

/** Dollars that count, by month. */
const billed = () => {
  const span = { first: '2025-11', last: '2026-02' };
  const costs = activeCosts(bench.db, { ...span, basis: 'billed', money: reportMoney(bench.db, span, 'USD') });
  const months: Record<string, number> = {};
  for (const { month, nanos } of costs) months[month] = (months[month] ?? 0) + Number((nanos ?? 0n) / 1_000_000_000n);
  return months;
};
const fetched = () => server.requests.flatMap(({ key }) => (key?.endsWith('.gz') ? [key] : []));
const forgetRequests = () => server.requests.splice(0);

describe('a pull of an S3 export', () => {
  it('brings every month, page by page, and the next pull only what was delivered anew', async () => {
    server.pageSize = 2;
    deliver('2025-12', 'exec-1', [part('2025-12', 3), part('2025-12', 4, 'AmazonS3')]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    const first = await pull();
    expect(first.outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(billed()).toEqual({ '2025-12': 7, '2026-01': 5 });

    forgetRequests();
    expect(await pull()).toEqual({ outcomes: [], notices: [] });
    expect(fetched()).toEqual([]);

    const [key] = deliver('2026-01', 'exec-2', [part('2026-01', 6)]);
    expect((await pull()).outcomes.map(({ result }) => result)).toEqual(['replaced']);
    expect(fetched()).toEqual([key]);
    expect(billed()).toEqual({ '2025-12': 7, '2026-01': 6 });
  });

  it('keeps the originals and leaves nothing behind in its folder', async () => {
    const content = part('2026-01', 5);
    deliver('2026-01', 'exec-1', [content]);
    await pull();
    const kept = openOriginal(bench.db, createHash('sha256').update(content).digest('hex'));
    expect(kept === null ? null : await buffer(kept)).toEqual(content);
    expect(readdirSync(join(bench.context.folder, 'periods'))).toEqual([]);
  });

  it('brings the months asked for again, though nothing changed', async () => {
    deliver('2025-12', 'exec-1', [part('2025-12', 3)]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    await pull();
    forgetRequests();
    expect((await pull(['2026-01'])).outcomes.map(({ result }) => result)).toEqual(['unchanged']);
    expect(fetched()).toHaveLength(1);
  });

  it('notices once that a month was deleted, and keeps what it brought', async () => {
    const keys = deliver('2025-12', 'exec-1', [part('2025-12', 3)]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    await pull();
    server.remove(...keys, `${root}/metadata/BILLING_PERIOD=2025-12/daily-Manifest.json`);
    expect((await pull()).notices).toEqual([
      'December 2025 is no longer in the export; what was imported of it stays.',
    ]);
    expect((await pull()).notices).toEqual([]);
    expect(billed()).toEqual({ '2025-12': 3, '2026-01': 5 });
  });

  it('goes on with its export when another one appears beside it', async () => {
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    await pull();
    server.put('exports/hourly/metadata/BILLING_PERIOD=2026-01/hourly-Manifest.json', '{}');
    expect((await pull()).notices).toEqual([
      'exports/daily goes on being read. Beside it are exports/hourly: connect each by itself.',
    ]);
  });

  it('leaves older months out, where so many months back are set', async () => {
    deliver('2025-11', 'exec-1', [part('2025-11', 3)]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    expect((await pull(null, { monthsBack: 2 })).notices).toEqual(['Months before January 2026 are left out: 1.']);
    expect(billed()).toEqual({ '2026-01': 5 });
  });

  it.each([true, false])('finds the bucket’s region by itself, sent on: %s', async (redirects) => {
    server.redirects = redirects;
    server.region = 'eu-central-1';
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    await pull();
    expect(billed()).toEqual({ '2026-01': 5 });
    expect(server.requests.map(({ region }) => region).slice(0, 2)).toEqual(['us-east-1', 'eu-central-1']);
  });

  it('asks for nothing before it runs', () => {
    const planned = s3ExportConnector.plan(settings(), { months: null }, bench.context);
    expect(planned).toMatchObject({ requests: 0, costMicros: 0n });
    expect(planned.steps[0]).toBe('Lists s3://bills/exports/ and reads the manifests.');
    expect(server.requests).toEqual([]);
  });

  it('is tested by a look at what is there', async () => {
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    const found = await s3ExportConnector.test(settings(), bench.context);
    expect(found.text).toBe('Found exports/daily (Data Exports: CUR 2.0 or FOCUS), 1 month 2026-01.');
  });
});

describe('faults at the wire', () => {
  const big = () => deliver('2026-01', 'exec-1', [part('2026-01', 400)]);

  it.each(['cut', 'truncated', 'error-500', 'slow-down'] as const)('once %s are got over', async (fault) => {
    big();
    server.fail(fault, { on: 'get', key: /gz$/, times: 1 });
    await pull();
    expect(billed()).toEqual({ '2026-01': 400 });
  });

  it('resumes where the line broke, and asks for the rest alone', async () => {
    big();
    server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    await pull();
    const ranges = server.requests.filter(({ key }) => key?.endsWith('gz')).map(({ range }) => range);
    expect(ranges).toEqual([null, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  it('begins anew where a server knows no ranges', async () => {
    big();
    server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    server.fail('no-range', { on: 'get', key: /gz$/, times: 1 });
    await pull();
    expect(billed()).toEqual({ '2026-01': 400 });
  });

  it('fetches again what arrived altered, by each kind of checksum', async () => {
    const content = part('2026-01', 400);
    const checksums = { 'x-amz-checksum-sha256': 'CAAAAA==', 'x-amz-checksum-type': 'FULL_OBJECT' };
    deliver('2026-01', 'exec-1', [content], { etag: 'abc-2', headers: checksums });
    const error = await failure(pull());
    expect(error).toMatchObject({ code: 'damaged-download', isTransient: true });
    expect(error.message).toContain('arrived with another checksum than S3 has for it');
    expect(billed()).toEqual({});

    big();
    server.fail('flipped', { on: 'get', key: /gz$/, times: 1 });
    await pull();
    expect(billed()).toEqual({ '2026-01': 400 });
  });

  it('that last leave a month out, bring the others, and the next pull completes it', async () => {
    deliver('2025-12', 'exec-1', [part('2025-12', 3)]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5), part('2026-01', 6, 'AmazonS3')]);
    deliver('2026-02', 'exec-1', [part('2026-02', 7)]);
    server.fail('truncated', { on: 'get', key: /2026-01.*00002/, times: 4 });
    const error = await failure(pull());
    expect(error).toMatchObject({ code: 'damaged-download', isTransient: true });
    expect(error.message).toMatch(/^January 2026: .*broke off in its middle\. 2 other months were brought\.$/);
    expect(billed()).toEqual({ '2025-12': 3, '2026-02': 7 });

    const again = await pull();
    expect(again.outcomes).toHaveLength(1);
    expect(billed()).toEqual({ '2025-12': 3, '2026-01': 11, '2026-02': 7 });
  });

  it.each([
    ['expired-token', 'expired-token', 'expired'],
    ['clock-skew', 'clock-skew', 'clock is wrong'],
    ['access-denied', 'access-denied', 'denies access'],
    ['kms-denied', 'access-denied', 'kms:Decrypt'],
  ] as const)('%s stop the pull with a clear message', async (fault, code, words) => {
    big();
    server.fail(fault, { on: 'get', key: /gz$/, times: 9 });
    const error = await failure(pull());
    expect(error).toMatchObject({ code, message: expect.stringContaining(words), remedy: expect.any(String) });
    expect(billed()).toEqual({});
  });

  it('give the least policy where access is denied', async () => {
    server.fail('access-denied', { on: 'list', times: 1 });
    const error = await failure(s3ExportConnector.test(settings(), bench.context));
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
    server.fail('kms-denied', { on: 'list', times: 1 });
    const key = await failure(s3ExportConnector.test(settings(), bench.context));
    expect(key.attachment).toContain('arn:aws:kms:eu-central-1:111122223333:key/12-ab');
  });

  it('an archived old month is a notice, an archived open one a failure', async () => {
    deliver('2025-11', 'exec-1', [part('2025-11', 3)]);
    deliver('2026-01', 'exec-1', [part('2026-01', 5)]);
    server.fail('archived', { on: 'get', key: /2025-11/, times: 1 });
    expect((await pull()).notices).toEqual([expect.stringContaining('moved to an archive')]);
    server.fail('archived', { on: 'get', key: /2026-02.*gz/, times: 1 });
    deliver('2026-02', 'exec-1', [part('2026-02', 7)]);
    expect((await failure(pull())).message).toContain('February 2026: Reading exports/daily');
    expect(billed()).toEqual({ '2025-11': 3, '2026-01': 5 });
  });

  it('a file that is replaced while it is fetched waits for the next pull', async () => {
    const [key = ''] = big();
    server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    const pulled = failure(pull());
    await vi.waitFor(() => expect(fetched()).toHaveLength(1), { interval: 2 });
    server.put(key, part('2026-01', 401));
    expect(await pulled).toMatchObject({ code: 'data-unavailable', isTransient: true });
    await pull();
    expect(billed()).toEqual({ '2026-01': 401 });
  });

  it('a bucket that is not there, and one without an export, are said', async () => {
    expect((await failure(pull(null, { bucket: 'other' }))).message).toContain('There is no such bucket.');
    expect((await failure(pull())).message).toContain('holds no CUR 2.0, FOCUS or legacy CUR export');
  });

  it('a cancelled pull ends at once and imports nothing', async () => {
    big();
    server.fail('stall', { on: 'get', key: /gz$/, times: 1 });
    const pulled = failure(pull());
    await vi.waitFor(() => expect(fetched()).toHaveLength(1), { interval: 2 });
    bench.cancel();
    expect(await pulled).toMatchObject({ code: 'cancelled' });
    expect(billed()).toEqual({});
    expect(existsSync(bench.context.folder)).toBe(true);
  });

  it('a pull that broke off is taken up where it was, in the same folder', async () => {
    big();
    server.fail('cut', { on: 'get', key: /gz$/, times: 1 });
    server.fail('expired-token', { on: 'get', key: /gz$/, times: 1 });
    expect(await failure(pull())).toMatchObject({ code: 'expired-token' });
    forgetRequests();
    await pull();
    expect(server.requests.find(({ key }) => key?.endsWith('gz'))?.range).toMatch(/^bytes=[1-9]\d*-$/);
    expect(billed()).toEqual({ '2026-01': 400 });
  });
});
