import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { independentTotals } from '../ingest/corpus/independent-totals';
import { accountsSource } from '../ingest/sources/accounts/accounts-source';
import { budgetsSource } from '../ingest/sources/budgets/budgets-source';
import { savingsSource } from '../ingest/sources/savings/savings-source';
import { workspacesDailySource } from '../ingest/sources/workspaces-daily/workspaces-daily-source';
import { workspacesMonthlySource } from '../ingest/sources/workspaces-monthly/workspaces-monthly-source';
import { decimalText, sumNanos } from './charge';
import { demoMonth } from './timeline';
import { type DemoFiles, demoBills, writeDemoFiles } from './write-files';

const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-test-'));
const months = [1, 5, 10, 16, 21, 33];
let files: DemoFiles;
let connection: DuckDBConnection;

const rows = async (sql: string): Promise<unknown[][]> => (await connection.runAndReadAll(sql)).getRowsJson();

/** The rules of both formats once more, in SQL of their own: billed, effective, list and scope by group. */
const focusSql = `SELECT filename LIKE '%restated%' AS restated, strftime(BillingPeriodStart, '%Y-%m') AS month, SubAccountId AS account,
  x_ServiceCode AS code, SkuMeter AS usage_type, CAST(ChargePeriodStart AS DATE) AS day,
  CASE WHEN InvoiceIssuerName = 'AWS Marketplace' THEN 'marketplace' WHEN ChargeCategory IN ('Tax', 'Credit') THEN lower(ChargeCategory)
    WHEN ChargeCategory = 'Adjustment' THEN 'refund' WHEN x_ServiceCode LIKE 'AWSSupport%' THEN 'support'
    WHEN ChargeCategory = 'Purchase' OR CommitmentDiscountStatus = 'Unused' THEN 'commitment' ELSE 'usage' END AS scope,
  sum(CAST(CAST(BilledCost AS VARCHAR) AS DECIMAL(38, 9))) AS billed, sum(CAST(CAST(EffectiveCost AS VARCHAR) AS DECIMAL(38, 9))) AS effective,
  sum(CAST(CAST(ListCost AS VARCHAR) AS DECIMAL(38, 9))) AS list
  FROM read_parquet('${directory}/focus/**/*.parquet', filename = true) GROUP BY ALL`;

const curSql = `WITH lines AS (SELECT *, line_item_line_item_type AS type, CAST(line_item_unblended_cost AS DECIMAL(38, 9)) AS unblended
    FROM read_csv('${directory}/cur/**/*.csv.gz', all_varchar = true, header = true, filename = true))
  SELECT filename LIKE '%restated%' AS restated, left(bill_billing_period_start_date, 7) AS month, line_item_usage_account_id AS account,
  line_item_product_code AS code, line_item_usage_type AS usage_type, CAST(left(line_item_usage_start_date, 10) AS DATE) AS day,
  CASE WHEN bill_billing_entity = 'AWS Marketplace' THEN 'marketplace' WHEN type IN ('Tax', 'Credit', 'Refund') THEN lower(type)
    WHEN line_item_product_code LIKE 'AWSSupport%' THEN 'support'
    WHEN type IN ('RIFee', 'SavingsPlanRecurringFee') THEN 'commitment' ELSE 'usage' END AS scope,
  sum(unblended) AS billed,
  sum(CASE type WHEN 'SavingsPlanCoveredUsage' THEN CAST(savings_plan_savings_plan_effective_cost AS DECIMAL(38, 9))
    WHEN 'SavingsPlanNegation' THEN 0 WHEN 'DiscountedUsage' THEN CAST(reservation_effective_cost AS DECIMAL(38, 9))
    WHEN 'SavingsPlanRecurringFee'
      THEN CAST(savings_plan_total_commitment_to_date AS DECIMAL(38, 9)) - CAST(savings_plan_used_commitment AS DECIMAL(38, 9))
    WHEN 'RIFee' THEN CAST(reservation_unused_recurring_fee AS DECIMAL(38, 9)) ELSE unblended END) AS effective,
  sum(CASE WHEN type IN ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')
    THEN CAST(pricing_public_on_demand_cost AS DECIMAL(38, 9)) ELSE 0 END) AS list
  FROM lines GROUP BY ALL`;

beforeAll(async () => {
  files = await writeDemoFiles(directory, { formats: ['focus', 'cur'], variant: 'standard', months });
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`CREATE TABLE focus AS ${focusSql}`);
  await connection.run(`CREATE TABLE cur AS ${curSql}`);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const fileNamed = (name: string): string => join(directory, name);

describe('the bills', () => {
  it('are one file a month and format, and the restated month again', () => {
    const names = files.bills.map((path) => basename(path));
    expect(names.filter((name) => name.endsWith('.parquet'))).toHaveLength(months.length + 1);
    expect(names.filter((name) => name.endsWith('.csv.gz'))).toHaveLength(months.length + 1);
    expect(files.bills.filter((path) => path.includes('restated')).map((path) => basename(path))).toEqual([
      'harborline-focus-2025-10.parquet',
      'harborline-cur-2025-10.csv.gz',
    ]);
  });

  it('say the same in FOCUS and in CUR, by account, service, usage type, day and scope', async () => {
    const differing = `SELECT * FROM focus FULL JOIN cur ON (focus.restated, focus.month, focus.account, focus.code, focus.day, focus.scope)
        = (cur.restated, cur.month, cur.account, cur.code, cur.day, cur.scope) AND focus.usage_type IS NOT DISTINCT FROM cur.usage_type
      WHERE (focus.billed, focus.effective, focus.list) IS DISTINCT FROM (cur.billed, cur.effective, cur.list) LIMIT 3`;
    expect(await rows(differing)).toEqual([]);
    expect(await rows('SELECT count(*) > 10000 FROM focus')).toEqual([[true]]);
  });

  it('sum to what was charged, also for a reader that shares nothing with the import', () => {
    const bills = demoBills('standard');
    for (const month of months.filter((one) => one !== 33)) {
      const charges = bills[month - 1]?.charges ?? [];
      const path = fileNamed(`cur/harborline-cur-${demoMonth(month)}.csv.gz`);
      const { totals } = independentTotals([path], ['line_item_unblended_cost']);
      expect(totals['line_item_unblended_cost']).toBe(
        decimalText(
          sumNanos(charges, (charge) => charge.billedNanos),
          9,
        ),
      );
    }
  });

  it('have the 57 columns of FOCUS 1.2 and three of AWS, typed', async () => {
    const columns = await rows(
      `DESCRIBE SELECT * FROM read_parquet('${fileNamed('focus/harborline-focus-2023-02.parquet')}')`,
    );
    const types = new Map(columns.map(([name, type]) => [name, type]));
    expect(types.size).toBe(60);
    expect([...types.keys()]).toEqual([...types.keys()].sort());
    expect(types.get('BilledCost')).toBe('DOUBLE');
    expect(types.get('BillingPeriodStart')).toBe('TIMESTAMP');
    expect(types.get('Tags')).toBe('MAP(VARCHAR, VARCHAR)');
    expect(types.get('InvoiceId')).toBe('VARCHAR');
  });

  it('carry an invoice on every line', async () => {
    const open = `SELECT count(*) FROM read_parquet('${directory}/focus/*.parquet') WHERE InvoiceId IS NULL`;
    expect(Number((await rows(open))[0]?.[0])).toBe(0);
  });

  it('are the same bytes of CSV each time', async () => {
    const again = mkdtempSync(join(tmpdir(), 'perunit-demo-again-'));
    try {
      const second = await writeDemoFiles(again, { formats: ['cur'], variant: 'standard', months: [5] });
      const [bill] = second.bills;
      expect(hash(bill ?? '')).toBe(hash(fileNamed('cur/harborline-cur-2023-06.csv.gz')));
      expect(second.records.map(hash)).toEqual(files.records.map(hash));
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  });
});

describe('the small files', () => {
  it.each([
    ['accounts.csv', accountsSource, 13],
    ['workspaces-monthly.csv', workspacesMonthlySource, 36 + 13 * 3 + 10 * 4 + 13 * 3],
    ['workspaces-daily.csv', workspacesDailySource, (365 + 31) * 4],
    ['savings.csv', savingsSource, null],
    ['budgets.csv', budgetsSource, (36 + 12) * 6],
  ])('%s passes every check of its source', (name, source, count) => {
    const text = readFileSync(fileNamed(name), 'utf8');
    const parsed = source.parse(text, { file: name, today: '2026-02-10' });
    expect(parsed).toMatchObject({ problems: [], rejects: [], notices: [] });
    expect(parsed.records.length).toBe(count ?? parsed.rowsRead);
  });

  it('have clusters that add up to the whole, by month and by day', () => {
    const monthly = workspacesMonthlySource.parse(readFileSync(fileNamed('workspaces-monthly.csv'), 'utf8'), {
      file: 'm',
      today: '2026-02-10',
    });
    const daily = workspacesDailySource.parse(readFileSync(fileNamed('workspaces-daily.csv'), 'utf8'), {
      file: 'd',
      today: '2026-02-10',
    });
    const sums = new Map<string, number>();
    const counted = [
      ...monthly.records.map((one) => ({ ...one, at: one.month })),
      ...daily.records.map((one) => ({ ...one, at: one.day })),
    ];
    for (const { at, cluster, total, active, paid, freemiumActive } of counted) {
      const fields = { total, active, paid, freemiumActive };
      for (const [field, value] of Object.entries(fields)) {
        const key = `${at} ${field}`;
        sums.set(key, (sums.get(key) ?? 0) + Number(value) * (cluster === null ? -1 : 1));
      }
    }
    expect([...sums].filter(([, difference]) => difference !== 0)).toEqual([]);
  });

  it('show hibernation on the last three days of its month, and days that end as the month does', () => {
    const daily = workspacesDailySource.parse(readFileSync(fileNamed('workspaces-daily.csv'), 'utf8'), {
      file: 'd',
      today: '2026-02-10',
    }).records;
    const asleep = daily.filter(
      (one) => one.cluster === null && one.day.startsWith('2023-08') && one.hibernated !== '0',
    );
    expect(asleep.map((one) => one.day)).toEqual(['2023-08-29', '2023-08-30', '2023-08-31']);
    const monthly = workspacesMonthlySource.parse(readFileSync(fileNamed('workspaces-monthly.csv'), 'utf8'), {
      file: 'm',
      today: '2026-02-10',
    }).records;
    const lastDay = daily.find((one) => one.cluster === null && one.day === '2026-01-31');
    const month = monthly.find((one) => one.cluster === null && one.month === '2026-01');
    expect(lastDay).toMatchObject({
      total: month?.total,
      active: month?.active,
      paid: month?.paid,
      freemiumActive: month?.freemiumActive,
    });
  });
});
