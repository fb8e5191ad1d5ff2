import 'server-only';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExactTotal, FactBatch, ScanResult } from '../../lib/ingest/types';
import type { Classification, LineKey } from '../../lib/kpis/types';
import { nanosToDecimal } from '../../lib/money/nanos';
import type { Month } from '../../lib/month/month';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../client';

/** One fact of a made-up bill. Costs in nanos; `effective` is the billed cost unless given. */
export type SampleFact = {
  readonly payerId?: string;
  readonly accountId?: string;
  readonly service?: string;
  readonly usageType?: string;
  readonly scopeClass?: LineKey['scopeClass'];
  readonly pricingCategory?: string;
  readonly commitmentStatus?: string;
  readonly month: Month;
  readonly day?: number;
  /** The month it was used in, when that is another than the one it is billed in. */
  readonly usedIn?: Month;
  readonly rows?: number;
  readonly billed: bigint;
  readonly effective?: bigint;
  /** The bill knows contracted cost when every fact has it. */
  readonly contracted?: bigint;
  readonly list?: bigint | null;
  readonly hours?: bigint;
};

export const classifySample = (key: LineKey): Classification => ({
  costType: key.service.slice(0, 3),
  costClass: 'unclassified',
  cluster: null,
});

const lineKey = (fact: SampleFact): LineKey => ({
  payerId: fact.payerId ?? '1111',
  accountId: fact.accountId ?? '2222',
  service: fact.service ?? 'Amazon Elastic Compute Cloud',
  usageType: fact.usageType ?? null,
  operation: null,
  region: 'eu-west-1',
  scopeClass: fact.scopeClass ?? 'usage',
  pricingCategory: fact.pricingCategory ?? null,
  commitmentStatus: fact.commitmentStatus ?? null,
  usageUnit: 'Hrs',
  tags: {},
});

const dayNumber = (fact: SampleFact): number =>
  Date.parse(`${fact.usedIn ?? fact.month}-${String(fact.day ?? 1).padStart(2, '0')}T00:00:00Z`) / 86_400_000;

const toBatch = (facts: readonly SampleFact[]): FactBatch => ({
  count: facts.length,
  key: Int32Array.from(facts.keys()),
  billingMonth: Int32Array.from(facts, ({ month }) => Number(month.replace('-', ''))),
  usageDay: Int32Array.from(facts, dayNumber),
  rows: Int32Array.from(facts, ({ rows }) => rows ?? 1),
  billed: BigInt64Array.from(facts, ({ billed }) => billed),
  effective: BigInt64Array.from(facts, ({ billed, effective }) => effective ?? billed),
  contracted: facts.every(({ contracted }) => contracted !== undefined)
    ? BigInt64Array.from(facts, ({ contracted }) => contracted ?? 0n)
    : null,
  list: facts.some(({ list }) => list === null)
    ? null
    : BigInt64Array.from(facts, ({ billed, list }) => list ?? billed),
  quantityMicros: BigInt64Array.from(facts, ({ hours }) => (hours ?? 0n) * 1_000_000n),
  quantityKnown: Uint8Array.from(facts, ({ hours }) => (hours === undefined ? 0 : 1)),
});

const totalOf = (fact: SampleFact): ExactTotal => ({
  payerId: fact.payerId ?? '1111',
  billingMonth: fact.month,
  accountId: fact.accountId ?? '2222',
  service: fact.service ?? 'Amazon Elastic Compute Cloud',
  rows: fact.rows ?? 1,
  billed: nanosToDecimal(fact.billed),
  effective: nanosToDecimal(fact.effective ?? fact.billed),
  contracted: null,
  list: fact.list === null ? null : nanosToDecimal(fact.list ?? fact.billed),
});

const finalityOf = (facts: readonly SampleFact[]): ScanResult['finality'] => {
  const months = new Map(facts.map((fact) => [`${fact.payerId ?? '1111'} ${fact.month}`, fact]));
  return [...months.values()].map(({ payerId = '1111', month, usedIn = month }) => ({
    ...{ payerId, billingMonth: month, invoicedRows: 1, uninvoicedRows: 0, hasInvoiceColumn: true },
    ...{ firstUsageDay: `${usedIn}-01`, lastUsageDay: `${usedIn}-28` },
  }));
};

/** A scan of a made-up bill with one batch of facts. */
export const sampleScan = (facts: readonly SampleFact[], changes: Partial<ScanResult> = {}): ScanResult => {
  const content = JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return {
    format: 'focus-1.2',
    name: 'bill.csv',
    files: [{ name: 'bill.csv', path: 'bill.csv', bytes: content.length, sha256 }],
    sha256,
    currency: 'USD',
    rowsRead: facts.reduce((sum, { rows }) => sum + (rows ?? 1), 0),
    rowsRejected: 0,
    rejectedBilled: null,
    rejects: [],
    totals: facts.map(totalOf),
    finality: finalityOf(facts),
    accounts: [...new Set(facts.map(({ accountId }) => accountId ?? '2222'))].map((accountId) => ({
      ...{ payerId: '1111', accountId, name: `Account ${accountId}` },
    })),
    columns: [],
    columnCount: 0,
    notices: [],
    keys: facts.map(lineKey),
    facts: (async function* () {
      yield toBatch(facts);
    })(),
    ...changes,
  };
};

/** Opens a new database in a folder of its own; `remove` closes it and takes the folder away. */
export const temporaryDatabase = (): { db: PerunitDatabase; remove: () => void } => {
  const directory = mkdtempSync(join(tmpdir(), 'perunit-db-'));
  const db = openDatabase(join(directory, 'perunit.db'));
  return {
    db,
    remove: () => {
      closeDatabase(db);
      rmSync(directory, { recursive: true });
    },
  };
};
