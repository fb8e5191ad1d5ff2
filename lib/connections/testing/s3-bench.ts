import 'server-only';
import { gzipSync } from 'node:zlib';
import { activeCosts } from '../../../db/queries/active-costs';
import { reportMoney } from '../../../db/queries/convert';
import { curCsv } from '../../ingest/corpus/cur-csv';
import type { Month } from '../../month/month';
import type { ConnectionError } from '../connection-error';
import { s3ExportConnector } from '../kinds/s3-export/s3-export-connector';
import { s3SettingsSchema } from '../kinds/s3-export/s3-settings';
import { type ConnectorBench, connectorBench } from './connector-context';
import { S3Server } from './s3-server';

/** What the SDK is to find in the environment: credentials that nobody checks, and no metadata service to ask. */
export const s3Environment: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIDTEST',
  AWS_SECRET_ACCESS_KEY: 'no secret',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export const exportRoot = 'exports/daily';

/** A part of a bill: as many lines as dollars, one dollar each. */
export const partOf = (month: Month, dollars: number, service = 'AmazonEC2'): Buffer => {
  const lines = Array.from({ length: dollars }, (_, at) => ({
    bill_billing_period_start_date: `${month}-01T00:00:00.000Z`,
    line_item_usage_start_date: `${month}-05T00:00:00.000Z`,
    ...{ line_item_product_code: service, line_item_operation: `Run${at}`, line_item_unblended_cost: '1' },
  }));
  return gzipSync(curCsv(lines), { level: 0 });
};

/** What a promise fails with. */
export const failureOf = (pulled: Promise<unknown>): Promise<ConnectionError> =>
  pulled.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: ConnectionError) => error,
  );

/** A connection to a bucket of its own, with one export in it. */
export class S3Bench {
  readonly bench: ConnectorBench = connectorBench('s3-export', '2026-02-20T06:00:00Z');

  private constructor(readonly server: S3Server) {}

  static start = async (): Promise<S3Bench> => new S3Bench(await S3Server.start('bills'));

  async close(): Promise<void> {
    await this.server.close();
    this.bench.remove();
  }

  settings = (changes: object = {}) =>
    s3SettingsSchema.parse({
      ...{ bucket: 'bills', prefix: '/exports/', aws: { endpoint: this.server.endpoint } },
      ...changes,
    });

  pull = (months: readonly Month[] | null = null, changes: object = {}) =>
    s3ExportConnector.pull(this.settings(changes), { months }, this.bench.context);

  /** Delivers a month of a Data Export: its parts first, then the manifest that names them. Returns the parts' keys. */
  deliver(month: Month, execution: string, parts: readonly Buffer[], options: Parameters<S3Server['put']>[2] = {}) {
    const folder = `${exportRoot}/data/BILLING_PERIOD=${month}/${execution}`;
    const keys = parts.map((_, at) => `${folder}/daily-0000${at + 1}.csv.gz`);
    for (const [at, key] of keys.entries()) this.server.put(key, parts[at] ?? '', options);
    const dataFiles = keys.map((key) => `s3://bills/${key}`);
    const manifest = { executionId: execution, exportArn: 'arn:aws:bcm-data-exports:::export/daily', dataFiles };
    this.server.put(`${exportRoot}/metadata/BILLING_PERIOD=${month}/daily-Manifest.json`, JSON.stringify(manifest));
    return keys;
  }

  /** Dollars that count, by month. */
  billed(): Record<Month, number> {
    const { db } = this.bench;
    const span = { first: '2025-11', last: '2026-02' };
    const months: Record<Month, number> = {};
    for (const { month, nanos } of activeCosts(db, { ...span, basis: 'billed', money: reportMoney(db, span, 'USD') }))
      months[month] = (months[month] ?? 0) + Number((nanos ?? 0n) / 1_000_000_000n);
    return months;
  }

  /** The data files that were asked for. */
  fetched = (): string[] => this.server.requests.flatMap(({ key }) => (key?.endsWith('.gz') ? [key] : []));
}
