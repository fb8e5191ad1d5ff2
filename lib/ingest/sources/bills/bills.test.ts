import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BillsRow, billsCsv, costAllocationCsv, linkedLine, payerLine, summaryRow } from '../../corpus/bills-csv';
import { IngestError } from '../../ingest-error';
import { scanPaths, setsOfPaths } from '../../testing/scan-paths';
import { billsReader } from './bills-reader';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-bills-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (...contents: (string | Uint8Array)[]): string[] => {
  const folder = mkdtempSync(join(directory, 'files-'));
  return contents.map((content, index) => {
    const path = join(folder, `999988887777-aws-billing-csv-2026-0${index}.csv`);
    writeFileSync(path, content);
    return path;
  });
};

const scan = (...contents: (string | Uint8Array)[]) => scanPaths(write(...contents));

const refusal = async (...contents: (string | Uint8Array)[]): Promise<string> => {
  const paths = write(...contents);
  const [set] = await setsOfPaths(paths);
  if (set?.kind === 'refused') return set.problems.map(({ code, text }) => `${code}: ${text}`).join(' ');
  const error: unknown = await scanPaths(paths).catch((thrown: unknown) => thrown);
  if (!(error instanceof IngestError)) throw new Error('It was not refused.');
  const { code, text, line } = error.problem;
  return `${code}: ${text} (${line})`;
};

const s3: BillsRow = { ProductCode: 'AmazonS3', LinkedAccountId: '444455556666', LinkedAccountName: 'dev' };
const taxed: BillsRow = {
  CostBeforeTax: '5.500000',
  Credits: '-1.250000',
  TaxAmount: '0.80750',
  TotalCost: '5.057500',
};
const bill = [
  payerLine(),
  payerLine({ ...s3, ...taxed, LinkedAccountId: '', LinkedAccountName: '' }),
  linkedLine(),
  linkedLine({ ...s3, ...taxed }),
  summaryRow('CBRounding', '0.002500', { InvoiceID: '184242' }),
  summaryRow('InvoiceTotal', '15.06', { InvoiceID: '184242', RecordID: 'InvoiceTotal:184242' }),
  summaryRow('AccountTotal', '10.000000', { LinkedAccountId: '111122223333' }),
  summaryRow('AccountTotal', '5.057500', { LinkedAccountId: '', RecordID: 'AccountTotal:444455556666' }),
  summaryRow('StatementTotal', '15.06'),
];

describe('a CSV of the Bills page', () => {
  it('without totals is held against the payer’s own lines, and says what only these have', async () => {
    const lines = [payerLine(), linkedLine()];
    const codes = async (...rows: BillsRow[]) =>
      (await scan(billsCsv(rows))).result.notices.map(({ code }) => code).includes('payer-lines-differ');
    expect(await codes(...lines)).toBe(false);
    expect(await codes(...lines, payerLine({ ...s3, ...taxed, RecordID: '99' }))).toBe(true);
  });

  it('counts the accounts’ lines once, and no row that sums others up', async () => {
    const { result } = await scan(billsCsv(bill));
    expect(result).toMatchObject({
      format: 'bills-csv',
      currency: 'USD',
      rowsRead: 9,
      rowsLeftOut: 7,
      rowsRejected: 0,
    });
    expect(
      result.totals.map(({ payerId, accountId, service, billed }) => [payerId, accountId, service, billed]),
    ).toEqual([
      ['999988887777', '111122223333', 'Amazon Elastic Compute Cloud', '10'],
      ['999988887777', '444455556666', 'Amazon Simple Storage Service', '5.0575'],
    ]);
    expect(result.accounts.map(({ name }) => name)).toEqual(['prod', 'dev']);
    expect(result.invoices).toEqual([
      { payerId: '999988887777', month: '2026-01', currency: 'USD', amount: '15.06', origin: 'StatementTotal' },
    ]);
    expect(result.notices.map(({ code }) => code)).toContain('consolidated-rounding');
  });

  it('keeps tax and credits in classes of their own, to the last digit', async () => {
    const { result, batches } = await scan(billsCsv(bill));
    const facts = batches.flatMap(({ key, billed }) =>
      [...key].map((one, at) => [result.keys[one]?.scopeClass, billed[at]]),
    );
    expect(new Map(facts.filter(([scope]) => scope !== 'usage').map(([scope, nanos]) => [scope, nanos]))).toEqual(
      new Map([
        ['credit', -1_250_000_000n],
        ['tax', 807_500_000n],
      ]),
    );
    expect(result.totals[0]).toMatchObject({ effective: null, contracted: null, list: null });
    expect(result.finality).toMatchObject([
      {
        isEstimated: null,
        hasInvoiceColumn: true,
        uninvoicedRows: 0,
        firstUsageDay: '2026-01-01',
        lastUsageDay: '2026-01-31',
      },
    ]);
  });

  it('reads the payer’s lines where there are no others', async () => {
    const { result } = await scan(billsCsv([payerLine(), summaryRow('StatementTotal', '10.00')]));
    expect(result.totals).toMatchObject([{ accountId: '999988887777', billed: '10' }]);
  });

  it('is not final while its invoice is estimated, and then states no invoice', async () => {
    const rows = [
      linkedLine({ InvoiceID: 'Estimated', UsageEndDate: '2026/01/12 23:59:59' }),
      summaryRow('StatementTotal', '10'),
    ];
    const { result } = await scan(billsCsv([...rows, summaryRow('EstimatedDisclaimer', '')]));
    expect(result.finality).toMatchObject([{ isEstimated: true, uninvoicedRows: 1, lastUsageDay: '2026-01-12' }]);
    expect(result.invoices).toEqual([]);
  });

  const sums = {
    missing: 'account 444455556666 add up to 0.000000 USD, and its AccountTotal says 5.057500: 5.057500 apart',
    twice: 'account 111122223333 add up to 20.000000 USD, and its AccountTotal says 10.000000: 10.000000 apart',
    statement:
      'the whole statement, its rounding included, add up to 15.060000 USD, and its StatementTotal says 15.16: 0.100000 apart',
  };
  it.each([
    ['a missing line', bill.filter((_, at) => at !== 3), sums.missing],
    ['a line twice', [...bill, linkedLine({ RecordID: 'x' })], sums.twice],
    ['a wrong statement', [...bill.slice(0, -1), summaryRow('StatementTotal', '15.16')], sums.statement],
  ])('is refused with both sums for %s', async (_, rows, text) => {
    expect(await refusal(billsCsv(rows))).toContain(`totals-disagree: The lines of ${text}`);
  });

  it('lists a row whose parts are not its total, with its line', async () => {
    const rows = [linkedLine(), linkedLine({ ...s3, CostBeforeTax: '4.000000', TotalCost: '5.000000' })];
    const { result } = await scan(billsCsv([...rows, summaryRow('StatementTotal', '15.00')]));
    expect(result).toMatchObject({ rowsRead: 3, rowsRejected: 1, rowsLeftOut: 1, rejectedBilled: '5' });
    expect(result.rejects).toMatchObject([{ line: 3, column: 'TotalCost', value: '5.000000' }]);
  });

  it.each([
    [{ TotalCost: '1,000.00' }, 'TotalCost'],
    [{ UsageStartDate: '2026/02/30 00:00:00' }, 'UsageStartDate'],
    [{ CurrencyCode: '' }, 'CurrencyCode'],
  ])('lists what can’t be read: %j', async (cells, column) => {
    const { result } = await scan(billsCsv([linkedLine(), linkedLine(cells)]));
    expect(result.rejects).toMatchObject([{ line: 3, column }]);
  });

  it('takes AWS’s own rounding between payer and accounts, and says so', async () => {
    const rows = [
      payerLine({ CostBeforeTax: '1000.150000', TotalCost: '1000.150000' }),
      linkedLine({ CostBeforeTax: '1000.000000', TotalCost: '1000.000000' }),
      summaryRow('InvoiceTotal', '1000.15', { InvoiceID: '184242' }),
    ];
    const total = summaryRow('AccountTotal', '1000.000000', { LinkedAccountId: '111122223333' });
    const { result } = await scan(billsCsv([...rows, total]));
    expect(result.notices.find(({ code }) => code === 'payer-rounding')?.text).toContain('-0.150000 USD');
    expect(await refusal(billsCsv(rows))).toContain('totals-disagree');
  });

  it.each([
    [{ SellerOfRecord: 'Zesty Tech Ltd' }, 'marketplace'],
    [{ SellerOfRecord: 'Amazon Web Services EMEA SARL' }, 'usage'],
    [{ ProductCode: 'AWSSupportBusiness' }, 'support'],
    [{ ProductCode: 'ComputeSavingsPlans' }, 'commitment'],
    [{ UsageType: 'EUC1-HeavyUsage:m5.large' }, 'commitment'],
    [{ ItemDescription: 'Refund for data transfer' }, 'refund'],
    [{ CostBeforeTax: '0', TaxAmount: '10' }, 'tax'],
  ])('tells what a line is: %j is %s', async (cells, scopeClass) => {
    const { result } = await scan(billsCsv([linkedLine(cells)]));
    expect(result.keys.map((key) => key.scopeClass)).toContain(scopeClass);
  });

  it('sums a row’s parts to its total exactly, whatever the digits', () => {
    const micros = fc.integer({ min: -1e9, max: 1e9 }).map((units) => (units / 1e6).toFixed(6));
    const add = (...texts: string[]) =>
      (texts.reduce((sum, one) => sum + Math.round(Number(one) * 1e6), 0) / 1e6).toFixed(6);
    fc.assert(
      fc.property(micros, micros, micros, (CostBeforeTax, Credits, TaxAmount) => {
        const TotalCost = add(CostBeforeTax, Credits, TaxAmount);
        const text = billsCsv([linkedLine({ CostBeforeTax, Credits, TaxAmount, TotalCost })]);
        const { columns, lines } = billsReader.read([{ name: 'bill', text }], {});
        const at = columns.indexOf('TotalCost');
        expect(add(...lines.map((cells) => cells[at] ?? ''))).toBe(TotalCost);
      }),
    );
  });

  it('is told by its header, whatever its name, its order and its zip', async () => {
    const [path = ''] = write(gzipSync(billsCsv(bill)));
    expect(await setsOfPaths([path])).toMatchObject([{ kind: 'bill', format: 'bills-csv' }]);
    expect(await refusal(billsCsv(bill).replace('"TotalCost"', '"Sum"'))).toContain('missing-columns');
    expect(await refusal(billsCsv(bill), billsCsv(bill))).toContain('counted-twice');
  });
});

describe('a cost allocation report', () => {
  it('has a sentence on its first line, zones, and tags', async () => {
    const rows = [linkedLine({ AvailabilityZone: 'eu-central-1a', 'user:Environment': 'prod' }), linkedLine({ ...s3 })];
    const paths = write(
      costAllocationCsv([...rows, summaryRow('StatementTotal', '20')], ['user:Environment', 'user:Team']),
    );
    const { result } = await scanPaths(paths, ['Environment']);
    expect(result).toMatchObject({ format: 'cost-allocation', rowsRead: 3 });
    expect(result.keys.map(({ region, tags }) => [region, tags['Environment'] ?? null])).toEqual(
      expect.arrayContaining([['eu-central-1', 'prod']]),
    );
    const wrong = costAllocationCsv([linkedLine({ TotalCost: 'x' }), linkedLine()]);
    expect((await scan(wrong)).result.rejects).toMatchObject([{ line: 3 }]);
  });
});
