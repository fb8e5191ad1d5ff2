import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detailedCsv, detailedLine, detailedTotal } from '../../corpus/detailed-billing-csv';
import { IngestError } from '../../ingest-error';
import { scanPaths, setsOfPaths } from '../../testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-detailed-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (...contents: (string | Uint8Array)[]): string[] => {
  const folder = mkdtempSync(join(directory, 'files-'));
  return contents.map((content, index) => {
    const path = join(folder, `report-${index}.csv`);
    writeFileSync(path, content);
    return path;
  });
};

const scan = (...contents: (string | Uint8Array)[]) => scanPaths(write(...contents));
const refusal = async (...contents: string[]): Promise<string> => {
  const error: unknown = await scan(...contents).catch((thrown: unknown) => thrown);
  if (!(error instanceof IngestError)) throw new Error('It was not refused.');
  return `${error.problem.code}: ${error.problem.text}`;
};

const s3 = { LinkedAccountId: '444455556666', ProductName: 'Amazon Simple Storage Service', UsageType: 'TimedStorage' };
const tax = { ItemDescription: 'Tax of type VAT', UsageType: '', UsageStartDate: '', UnBlendedCost: '0.0300000001' };
const report = [
  detailedLine({ 'user:Environment': 'prod' }),
  detailedLine({ ...s3, UnBlendedCost: '2.00000001', UsageStartDate: '2017-06-04 00:00:00' }),
  detailedLine({ ...s3, ...tax }),
  detailedTotal('Rounding', '0.0049'),
  detailedTotal('InvoiceTotal', '2.15'),
  detailedTotal('AccountTotal', '0.12', { LinkedAccountId: '111122223333', InvoiceID: '' }),
  detailedTotal('StatementTotal', '2.15'),
];

describe('a detailed billing report', () => {
  it('counts its lines and holds them against its totals', async () => {
    const { result, batches } = await scanPaths(write(detailedCsv(report, ['user:Environment'])), ['Environment']);
    expect(result).toMatchObject({
      format: 'detailed-billing',
      currency: 'USD',
      rowsRead: 7,
      rowsLeftOut: 4,
      rowsRejected: 0,
    });
    expect(result.totals.map(({ accountId, billingMonth, billed }) => [accountId, billingMonth, billed])).toEqual([
      ['111122223333', '2017-06', '0.12'],
      ['444455556666', '2017-06', '2.0300000101'],
    ]);
    expect(result.keys.map(({ scopeClass }) => scopeClass).sort()).toEqual(['tax', 'usage', 'usage']);
    expect(result.keys.flatMap(({ tags }) => tags['Environment'] ?? [])).toEqual(['prod']);
    expect(batches.flatMap(({ usageDay }) => [...usageDay]).sort()).toEqual([17318, 17320, 17321]);
    expect(result.invoices).toMatchObject([{ payerId: '999988887777', month: '2017-06', amount: '2.15' }]);
    expect(result.finality).toMatchObject([{ hasInvoiceColumn: true, uninvoicedRows: 0 }]);
  });

  it('is refused with both sums when a line is missing', async () => {
    expect(await refusal(detailedCsv(report.filter((_, at) => at !== 1)))).toContain(
      'totals-disagree: The lines of invoice 184242 add up to 0.154900 USD, and its InvoiceTotal says 2.150000: 1.995100 apart.',
    );
  });

  it('of a single account has `Cost`, and the payer’s lines alone', async () => {
    const row = { LinkedAccountId: '', RecordType: 'PayerLineItem' };
    const text = detailedCsv([detailedLine(row), detailedTotal('StatementTotal', '0.12')], [], {
      ...{ UnBlendedCost: 'Cost', UnBlendedRate: 'Rate', BlendedCost: '', BlendedRate: '' },
    });
    const { result } = await scan(gzipSync(text));
    expect(result.totals).toMatchObject([{ accountId: '999988887777', billed: '0.12' }]);
  });

  it('is not read twice beside the same report with resources', async () => {
    const [plain, other] = [detailedCsv(report), detailedCsv(report, ['user:Environment'])];
    expect(await refusal(plain, other)).toContain('counted-twice');
    const july = detailedCsv([detailedLine({ UsageStartDate: '2017-07-03 04:00:00' })]);
    expect(await setsOfPaths(write(plain, july))).toHaveLength(2);
  });

  it('lists a line that can’t be read where it stands, summary rows counted', async () => {
    const rows = [detailedTotal('InvoiceTotal', ''), detailedLine(), detailedLine({ UnBlendedCost: '1,5' })];
    const { result } = await scan(detailedCsv(rows));
    expect(result).toMatchObject({ rowsRead: 3, rowsRejected: 1, rowsLeftOut: 1 });
    expect(result.rejects).toMatchObject([{ line: 4, column: 'UnBlendedCost', value: '1,5' }]);
  });

  it('is open while its invoice is estimated', async () => {
    const { result } = await scan(detailedCsv([detailedLine({ InvoiceID: 'Estimated' })]));
    expect(result.finality).toMatchObject([{ isEstimated: true }]);
    expect(result.invoices).toEqual([]);
  });
});
