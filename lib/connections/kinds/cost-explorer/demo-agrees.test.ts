import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PerunitDatabase } from '../../../../db/client';
import { curFormat } from '../../../demo/cur-format';
import { demoMonth } from '../../../demo/timeline';
import { openBillWriter } from '../../../demo/write-bill';
import { demoBills } from '../../../demo/write-files';
import { runImport } from '../../../jobs/run-import';
import { fromNanos, toDecimal } from '../../../money/rational';
import { addMonths } from '../../../month/month';
import { reconcileMonth } from '../../../reconciliation/reconcile-month';
import { costExplorerConnector } from './cost-explorer';
import { type CostExplorerBench, costExplorerBench } from './testing/bench';
import type { Entry } from './testing/ledger';

const number = 36;
const month = demoMonth(number);

let at: CostExplorerBench;
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  at = await costExplorerBench(`${addMonths(month, 1)}-12T08:00:00Z`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.remove();
});

/** The API's words for services that the bill has under others. */
const apiNames: Readonly<Record<string, string>> = {
  'Amazon Elastic Compute Cloud': 'Amazon Elastic Compute Cloud - Compute',
  'Elastic Load Balancing': 'Amazon Elastic Load Balancing',
};
const recordTypes: Readonly<Record<string, string>> = {
  ...{ tax: 'Tax', support: 'Support', credit: 'Credit', refund: 'Refund' },
  ...{ discount: 'Enterprise Discount Program Discount', commitment: 'RIFee' },
};

type Fact = {
  readonly payer: string;
  readonly day: string;
  readonly account: string;
  readonly service: string;
  readonly usageType: string | null;
  readonly scopeClass: string;
  readonly nanos: bigint;
};

/** What the bill says, as AWS's own ledger would. */
const factsOf = (db: PerunitDatabase): Fact[] =>
  db.raw
    .prepare<[], Fact>(
      `SELECT p.text AS payer, date(f.usage_day * 86400, 'unixepoch') AS day, a.text AS account, s.text AS service,
         u.text AS usageType, c.text AS scopeClass, f.billed AS nanos
       FROM facts f JOIN line_keys k ON k.id = f.line_key JOIN terms p ON p.id = k.payer JOIN terms a ON a.id = k.account
         JOIN terms s ON s.id = k.service JOIN terms c ON c.id = k.scope_class LEFT JOIN terms u ON u.id = k.usage_type`,
    )
    .all();

const decimal = (nanos: bigint): string => toDecimal(fromNanos(nanos), 9);

const entryOf = ({ day, account, service, usageType, scopeClass, nanos }: Fact): Entry => ({
  ...{ day, account, service: apiNames[service] ?? service, usageType: usageType ?? 'NoUsageType' },
  recordType: recordTypes[scopeClass] ?? 'Usage',
  cost: decimal(nanos),
});

test('the same month of the demo through CUR and pulled from the API agrees to the nano', async () => {
  const { db } = at.bench;
  const bring = (name: string, said = {}) =>
    runImport({ db, inputs: [{ name, path: join(at.context.folder, name) }], by: 'test', said });
  const writer = await openBillWriter();
  const charges = demoBills('standard')[number - 1]?.charges ?? [];
  await writer.write(curFormat, month, charges, join(at.context.folder, 'cur.csv.gz'));
  writer.close();
  expect(await bring('cur.csv.gz')).toMatchObject([{ result: 'imported' }]);
  const facts = factsOf(db);
  const payerId = facts[0]?.payer ?? '';
  at.server.scene.ledger = facts.map(entryOf);
  const { outcomes } = await costExplorerConnector.pull(
    at.settings({ payerId, usageTypes: 'monthly' }),
    { months: [month] },
    at.context,
  );
  expect(outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
  const { sources } = reconcileMonth(db, month);
  expect(sources.map(({ comparison }) => [comparison.second, comparison.rows, comparison.differenceNanos])).toEqual([
    [`cost-explorer-usage:${payerId}`, [], 0n],
    [`cost-explorer:${payerId}`, [], 0n],
  ]);
});
