import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOriginal } from '../../../../db/commands/keep-original';
import { runImport } from '../../../jobs/run-import';
import { exportRoot, failureOf, partOf, S3Bench, s3Environment } from '../../testing/s3-bench';
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

describe('a pull of an S3 export', () => {
  it('brings every month, page by page, and the next pull only what was delivered anew', async () => {
    at.server.pageSize = 2;
    at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3), partOf('2025-12', 4, 'AmazonS3')]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    const first = await at.pull();
    expect(first.outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(at.billed()).toEqual({ '2025-12': 7, '2026-01': 5 });

    at.server.requests.splice(0);
    expect(await at.pull()).toEqual({ outcomes: [], notices: [] });
    expect(at.fetched()).toEqual([]);

    const [key] = at.deliver('2026-01', 'exec-2', [partOf('2026-01', 6)]);
    expect((await at.pull()).outcomes.map(({ result }) => result)).toEqual(['replaced']);
    expect(at.fetched()).toEqual([key]);
    expect(at.billed()).toEqual({ '2025-12': 7, '2026-01': 6 });
  });

  it('keeps the originals and leaves nothing behind in its folder', async () => {
    const content = partOf('2026-01', 5);
    at.deliver('2026-01', 'exec-1', [content]);
    await at.pull();
    const kept = openOriginal(at.bench.db, createHash('sha256').update(content).digest('hex'));
    expect(kept === null ? null : await buffer(kept)).toEqual(content);
    expect(readdirSync(join(at.bench.context.folder, 'periods'))).toEqual([]);
  });

  it('brings the months asked for again, though nothing changed', async () => {
    at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    await at.pull();
    at.server.requests.splice(0);
    expect((await at.pull(['2026-01'])).outcomes.map(({ result }) => result)).toEqual(['unchanged']);
    expect(at.fetched()).toHaveLength(1);
  });

  it('notices once that a month was deleted, and keeps what it brought', async () => {
    const keys = at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    await at.pull();
    at.server.remove(...keys, `${exportRoot}/metadata/BILLING_PERIOD=2025-12/daily-Manifest.json`);
    expect((await at.pull()).notices).toEqual([
      'December 2025 is no longer in the export; what was imported of it stays.',
    ]);
    expect((await at.pull()).notices).toEqual([]);
    expect(at.billed()).toEqual({ '2025-12': 3, '2026-01': 5 });
  });

  it('leaves to a person what the import leaves to one, and brings it again only when it changes', async () => {
    const { db } = at.bench;
    const importFiles = (inputs: Parameters<typeof at.bench.context.importFiles>[0]) =>
      runImport({ db, inputs, by: 'test', leaveForPerson: true });
    const pullForPerson = () =>
      s3ExportConnector.pull(at.settings(), { months: null }, { ...at.bench.context, importFiles });
    const results = async () => (await pullForPerson()).outcomes.map(({ result }) => result);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 50)]);
    expect(await results()).toEqual(['imported']);
    at.deliver('2026-01', 'exec-2', [partOf('2026-01', 5)]);
    expect(await results()).toEqual(['waiting']);
    expect(await results()).toEqual([]);
    expect(at.billed()).toEqual({ '2026-01': 50 });
    at.deliver('2026-01', 'exec-3', [partOf('2026-01', 51)]);
    expect(await results()).toEqual(['replaced']);
    expect(at.billed()).toEqual({ '2026-01': 51 });
  });

  it('of a month whose manifest leads elsewhere fetches nothing, brings the others, and needs a person', async () => {
    at.deliver('2025-12', 'exec-1', [partOf('2025-12', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    for (const file of ['s3://elsewhere/x.csv.gz', '/etc/passwd', 'http://169.254.169.254/latest']) {
      const manifest = `${exportRoot}/metadata/BILLING_PERIOD=2026-01/daily-Manifest.json`;
      at.server.put(manifest, JSON.stringify({ executionId: 'exec-2', dataFiles: [file] }));
      expect(await failureOf(at.pull())).toMatchObject({ code: 'bad-answer', isTransient: false });
    }
    expect(at.fetched()).toHaveLength(1);
    expect(at.billed()).toEqual({ '2025-12': 3 });
  });

  it('goes on with its export when another one appears beside it', async () => {
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    await at.pull();
    at.server.put('exports/hourly/metadata/BILLING_PERIOD=2026-01/hourly-Manifest.json', '{}');
    expect((await at.pull()).notices).toEqual([
      'exports/daily goes on being read. Beside it are exports/hourly: connect each by itself.',
    ]);
  });

  it('leaves older months out, where so many months back are set', async () => {
    at.deliver('2025-11', 'exec-1', [partOf('2025-11', 3)]);
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    expect((await at.pull(null, { monthsBack: 2 })).notices).toEqual(['Months before January 2026 are left out: 1.']);
    expect(at.billed()).toEqual({ '2026-01': 5 });
  });

  it.each([true, false])('finds the bucket’s region by itself, sent on: %s', async (redirects) => {
    at.server.redirects = redirects;
    at.server.region = 'eu-central-1';
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    await at.pull();
    expect(at.billed()).toEqual({ '2026-01': 5 });
    expect(at.server.requests.map(({ region }) => region).slice(0, 2)).toEqual(['us-east-1', 'eu-central-1']);
  });

  it('asks for nothing before it runs', () => {
    const planned = s3ExportConnector.plan(at.settings(), { months: null }, at.bench.context);
    expect(planned).toMatchObject({ requests: 0, costMicros: 0n });
    expect(planned.steps[0]).toBe('Lists s3://bills/exports/ and reads the manifests.');
    expect(at.server.requests).toEqual([]);
  });

  it('is tested by a look at what is there', async () => {
    at.deliver('2026-01', 'exec-1', [partOf('2026-01', 5)]);
    const found = await s3ExportConnector.test(at.settings(), at.bench.context);
    expect(found.text).toBe('Found exports/daily (Data Exports: CUR 2.0 or FOCUS), 1 month, January 2026.');
  });
});
