import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, DeleteObjectsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { s3ExportConnector } from '../lib/connections/kinds/s3-export/s3-export-connector';
import { s3SettingsSchema } from '../lib/connections/kinds/s3-export/s3-settings';
import { type ConnectorBench, connectorBench } from '../lib/connections/testing/connector-context';
import { curCsv } from '../lib/ingest/corpus/cur-csv';
import { startMoto } from './servers/moto';
import { describeWith, peer } from './servers/peer';
import { startS3rver } from './servers/s3rver';
import type { PeerServer } from './servers/server-process';

const root = 'exports/daily';
const s3 = await peer(startMoto, startS3rver);
afterAll(() => s3.server?.stop());

let bucket: string;
let bench: ConnectorBench;
let buckets = 0;
beforeEach(() => {
  for (const [name, value] of [
    ['AWS_ACCESS_KEY_ID', 'S3RVER'],
    ['AWS_SECRET_ACCESS_KEY', 'S3RVER'],
    ['AWS_EC2_METADATA_DISABLED', 'true'],
  ] as const) {
    vi.stubEnv(name, value);
  }
  buckets += 1;
  bucket = `bills-${buckets}`;
  bench = connectorBench('s3-export', '2026-02-20T06:00:00Z');
});
afterEach(() => {
  vi.unstubAllEnvs();
  bench.remove();
});

/** The lines of a part: each costs what stands in the list. */
const part = (month: string, costs: readonly string[]): Buffer =>
  gzipSync(
    curCsv(
      costs.map((cost, at) => ({
        bill_billing_period_start_date: `${month}-01T00:00:00.000Z`,
        line_item_usage_start_date: `${month}-05T00:00:00.000Z`,
        ...{ line_item_product_code: 'AmazonEC2', line_item_operation: `Run${at}`, line_item_unblended_cost: cost },
      })),
    ),
  );

const clientOf = ({ url }: PeerServer) => new S3Client({ endpoint: url, region: 'us-east-1', forcePathStyle: true });

/** Delivers a month as Data Exports do: parts, then the manifest that names them. */
const deliver = async (server: PeerServer, month: string, execution: string, parts: readonly Buffer[]) => {
  const client = clientOf(server);
  const put = (Key: string, Body: Buffer | string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ChecksumAlgorithm: 'CRC32' }));
  const folder = `${root}/data/BILLING_PERIOD=${month}/${execution}`;
  const keys = parts.map((_, at) => `${folder}/daily-0000${at + 1}.csv.gz`);
  for (const [at, key] of keys.entries()) await put(key, parts[at] ?? '');
  const dataFiles = keys.map((key) => `s3://${bucket}/${key}`);
  const exportArn = 'arn:aws:bcm-data-exports:::export/daily';
  const manifest = JSON.stringify({ executionId: execution, exportArn, dataFiles });
  await put(`${root}/metadata/BILLING_PERIOD=${month}/daily-Manifest.json`, manifest);
  return keys;
};

const settings = ({ url }: PeerServer) =>
  s3SettingsSchema.parse({ bucket, prefix: 'exports', usePathStyle: true, aws: { endpoint: url } });
const pull = (server: PeerServer) => s3ExportConnector.pull(settings(server), { months: null }, bench.context);

type Row = { readonly month: string; readonly billed: string };
/** The billed amounts that count, as they are stored. */
const billed = (): Row[] =>
  bench.db.raw
    .prepare<[], Row>(
      `SELECT t.billing_month AS month, t.billed FROM exact_totals t JOIN deliveries d ON d.id = t.delivery_id
       WHERE d.status = 'active' ORDER BY 1`,
    )
    .all();

describeWith('a pull from somebody else’s S3', s3, (server) => {
  beforeEach(() => clientOf(server).send(new CreateBucketCommand({ Bucket: bucket })));

  it('brings each month once, and then only what was delivered anew', async () => {
    await deliver(server, '2025-12', 'exec-1', [part('2025-12', ['1.0000000001', '2']), part('2025-12', ['0.5'])]);
    await deliver(server, '2026-01', 'exec-1', [part('2026-01', ['7.25'])]);
    expect((await pull(server)).outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(billed()).toEqual([
      { month: '2025-12', billed: '3.5000000001' },
      { month: '2026-01', billed: '7.25' },
    ]);
    expect((await pull(server)).outcomes).toEqual([]);
    await deliver(server, '2026-01', 'exec-2', [part('2026-01', ['8.75'])]);
    expect((await pull(server)).outcomes.map(({ result }) => result)).toEqual(['replaced']);
    expect(billed().at(-1)).toEqual({ month: '2026-01', billed: '8.75' });
  });

  it.runIf(server.hasPages)('lists more keys than one page holds', async () => {
    const client = clientOf(server);
    for (let at = 0; at < 1_001; at++) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: `exports/a-note-${at}`, Body: 'nothing' }));
    }
    await deliver(server, '2026-01', 'exec-1', [part('2026-01', ['10.1'])]);
    await pull(server);
    expect(billed()).toEqual([{ month: '2026-01', billed: '10.1' }]);
  });

  it('says that a month was deleted, and keeps it', async () => {
    await deliver(server, '2025-12', 'exec-1', [part('2025-12', ['3'])]);
    const keys = await deliver(server, '2026-01', 'exec-1', [part('2026-01', ['7.25'])]);
    await pull(server);
    const gone = [...keys, `${root}/metadata/BILLING_PERIOD=2026-01/daily-Manifest.json`];
    const Objects = gone.map((Key) => ({ Key }));
    await clientOf(server).send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    expect((await pull(server)).notices).toEqual([
      'January 2026 is no longer in the export; what was imported of it stays.',
    ]);
    expect(billed().at(-1)).toEqual({ month: '2026-01', billed: '7.25' });
  });

  it('says that there is no such bucket', async () => {
    const other = { ...settings(server), bucket: 'nobody-made-it' };
    const failed = s3ExportConnector.pull(other, { months: null }, bench.context);
    await expect(failed).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('nobody-made-it'),
    });
  });
});
