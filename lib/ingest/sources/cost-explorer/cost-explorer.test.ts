import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPage, group, january } from '../../corpus/cost-explorer-json';
import { focusCsv } from '../../corpus/focus-csv';
import { IngestError } from '../../ingest-error';
import { scanPaths, setsOfPaths } from '../../testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-cost-explorer-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (...contents: (string | Uint8Array)[]): string[] => {
  const folder = mkdtempSync(join(directory, 'files-'));
  return contents.map((content, index) => {
    const path = join(folder, `answer-${index}.json`);
    writeFileSync(path, content);
    return path;
  });
};

const scan = (...contents: (string | Uint8Array)[]) => scanPaths(write(...contents));

/** The words of the refusal, at detection or at the scan. */
const refusal = async (...contents: (string | Uint8Array)[]): Promise<string> => {
  const paths = write(...contents);
  const [set] = await setsOfPaths(paths);
  if (set?.kind === 'refused') return set.problems.map(({ code, text }) => `${code}: ${text}`).join(' ');
  const error: unknown = await scanPaths(paths).catch((thrown: unknown) => thrown);
  if (!(error instanceof IngestError)) throw new Error('It was not refused.');
  return `${error.problem.code}: ${error.problem.text}`;
};

const codes = ({ result }: Awaited<ReturnType<typeof scan>>) => result.notices.map(({ code }) => code);
const s3 = ['111122223333', 'Amazon Simple Storage Service'];
const ec2 = ['111122223333', 'EC2 - Other'];
const one = answerPage({ periods: [january([group(s3, '1.2345678901'), group(ec2, '-0.5')])] });

describe('an answer of Cost Explorer', () => {
  it('is a bill to the last digit, on the first day of its months, and says so', async () => {
    const names = { '111122223333': 'prod' };
    const found = await scan(
      answerPage({
        names,
        periods: [january([group(s3, '1.2345678901'), group(ec2, '-0.5'), group(['4', 'Tax'], '3')])],
      }),
    );
    expect(found.result).toMatchObject({ format: 'cost-explorer', rowsRead: 3, rowsRejected: 0, currency: 'USD' });
    expect(found.result.totals.map(({ accountId, service, billed }) => [accountId, service, billed])).toEqual([
      ['111122223333', 'Amazon Simple Storage Service', '1.2345678901'],
      ['111122223333', 'Amazon Elastic Compute Cloud', '-0.5'],
      ['4', 'Tax', '3'],
    ]);
    expect(found.result.accounts.find(({ accountId }) => accountId === '111122223333')?.name).toBe('prod');
    expect(found.result.keys.map(({ scopeClass }) => scopeClass).sort()).toEqual(['tax', 'usage', 'usage']);
    expect(found.batches.flatMap(({ usageDay }) => [...usageDay])).toEqual([20454, 20454, 20454]);
    expect(codes(found)).toContain('months-without-days');
    expect(found.result.finality).toMatchObject([
      { isEstimated: false, hasInvoiceColumn: false, firstUsageDay: '2026-01-01', lastUsageDay: '2026-01-31' },
    ]);
  });

  it('knows no effective, contracted or list cost that it was not asked for', async () => {
    const { result, batches } = await scan(one);
    expect(result.totals[0]).toMatchObject({ effective: null, contracted: null, list: null });
    expect(batches[0]).toMatchObject({ effective: null, contracted: null, list: null });
    expect(codes({ result, batches })).toContain('effective-unknown');
  });

  it.each([
    [{ UnblendedCost: '3', AmortizedCost: '2' }, '2'],
    [{ UnblendedCost: '3', AmortizedCost: '2', NetAmortizedCost: '1.5' }, '1.5'],
  ])('takes the amortised metric as effective cost, net of discounts where it is there', async (metrics, effective) => {
    const { result } = await scan(answerPage({ periods: [january([group(s3, metrics)])] }));
    expect(result.totals).toMatchObject([{ billed: '3', effective }]);
  });

  it('is one bill from pages behind one another, in a list, in files of their own, and zipped', async () => {
    const first = answerPage({ next: 'token', periods: [january([group(s3, '1')])] });
    const second = answerPage({ periods: [january([group(ec2, '2')])] });
    const both = [`${first}\n${second}\n`, `${first}${second}`, `\uFEFF[${first}, ${second}]`];
    for (const contents of [...both.map((text) => [text]), [first, second], [gzipSync(both[0] ?? '')]]) {
      const { result } = await scan(...contents);
      expect(result.rowsRead).toBe(2);
      expect(result.totals.map(({ billed }) => billed).sort()).toEqual(['1', '2']);
    }
  });

  it('is refused when a page is missing, cut, repeated or damaged', async () => {
    const first = answerPage({ next: 'token', periods: [january([group(s3, '1')])] });
    expect(await refusal(first)).toContain('part-missing');
    expect(await refusal(one.slice(0, -20))).toContain('breaks off');
    expect(await refusal(`${one} and more`)).toContain('document-broken');
    expect(await refusal(`${one}\n${one}`)).toContain('counted-twice: It has 111122223333, Amazon Simple');
    expect(await refusal(one.replace('"1.2345678901"', '1.2345678901'))).toContain('document-broken');
    expect(await refusal(Buffer.from(one.replace('Amazon', '\xff'), 'latin1'))).toContain('bad-encoding');
    expect(await refusal(one.replaceAll('UnblendedCost', 'BlendedCost'))).toContain('missing-columns');
    expect(await refusal(one.replace(/"GroupDefinitions": \[[^\]]*\]/, '"GroupDefinitions": []'))).toContain(
      'no GroupDefinitions',
    );
  });

  it('lists an amount that is no plain number as a reject', async () => {
    const { result } = await scan(one.replace('"1.2345678901"', '"1,234.5"'));
    expect(result.rejects).toMatchObject([{ line: null, column: 'UnblendedCost', value: '1,234.5' }]);
  });

  it('is never added to another view of the same money', async () => {
    const usage = answerPage({
      by: ['LINKED_ACCOUNT', 'USAGE_TYPE'],
      periods: [january([group(['111122223333', 'EBS:VolumeUsage'], '0.7')])],
    });
    expect(await refusal(`${one}\n${usage}`)).toContain('mixed-views');
    const sets = await setsOfPaths(write(one, usage));
    expect(sets.map((set) => set.kind === 'bill' && set.format)).toEqual(['cost-explorer', 'cost-explorer-usage']);
  });

  it('carries the flag of estimates, and keeps a month open that it has in part', async () => {
    const day = (start: string, end: string) => ({ start, end, groups: [group(s3, '1')] });
    const estimated = await scan(answerPage({ periods: [january([group(s3, '1')], { isEstimated: true })] }));
    expect(estimated.result.finality).toMatchObject([{ isEstimated: true }]);
    expect(codes(estimated)).toContain('estimated');
    const part = await scan(
      answerPage({ periods: [day('2026-01-01', '2026-01-02'), day('2026-01-02', '2026-01-03')] }),
    );
    expect(part.result.finality).toMatchObject([{ isEstimated: true, lastUsageDay: '2026-01-02' }]);
    expect(codes(part)).toContain('partial-month');
    expect(codes(part)).not.toContain('months-without-days');
    expect(part.batches.flatMap(({ usageDay }) => [...usageDay]).sort()).toEqual([20454, 20455]);
  });

  it('is refused when time spans overlap or cross months', async () => {
    const period = (start: string, end: string, keys: readonly string[]) => ({
      start,
      end,
      groups: [group(keys, '1')],
    });
    const daily = answerPage({ periods: [period('2026-01-05', '2026-01-06', s3), january([group(ec2, '31')])] });
    expect(await refusal(daily)).toContain('overlap');
    expect(await refusal(answerPage({ periods: [period('2026-01-05', '2026-02-06', s3)] }))).toContain('second month');
  });

  it('gives record types their scope classes, and says so of one that is new', async () => {
    const types = {
      ...{ Usage: 'usage', DiscountedUsage: 'usage', SavingsPlanNegation: 'usage', Tax: 'tax', Credit: 'credit' },
      ...{ Refund: 'refund', Support: 'support', 'Enterprise Discount Program Discount': 'discount' },
      ...{ SavingsPlanRecurringFee: 'commitment', RIFee: 'commitment', Wonder: 'other' },
    };
    const groups = Object.keys(types).map((type) => group(['111122223333', type], '1'));
    const found = await scan(answerPage({ by: ['LINKED_ACCOUNT', 'RECORD_TYPE'], periods: [january(groups)] }));
    expect(found.result.format).toBe('cost-explorer-other');
    const classes = found.result.keys.map(({ scopeClass }) => scopeClass);
    expect(classes.sort()).toEqual([...new Set(Object.values(types))].sort());
    expect(found.result.notices.find(({ code }) => code === 'unknown-line-kind')?.text).toContain('Wonder');
  });

  it('takes the record type from what a pull says that it asked for, page by page', async () => {
    const request = (Filter?: object) => ({
      ...{ TimePeriod: { Start: '2026-01-01', End: '2026-02-01' }, Granularity: 'MONTHLY' },
      ...(Filter === undefined ? {} : { Filter }),
    });
    const types = (...Values: string[]) => ({ Dimensions: { Key: 'RECORD_TYPE', Values } });
    const periods = (cost: string) => [january([group(s3, cost)])];
    const plain = answerPage({ periods: periods('5'), request: request({ Not: types('Credit', 'RIFee') }) });
    const credit = answerPage({ periods: periods('-1'), request: request(types('Credit')) });
    const fee = answerPage({ periods: periods('2'), request: request(types('RIFee')), next: 'token' });
    const rest = answerPage({ periods: [january([group(ec2, '3')])], request: request(types('RIFee')) });
    const found = await scan(plain, credit, fee, rest);
    expect(found.result.totals.map(({ service, billed }) => [service, billed]).sort()).toEqual([
      ['Amazon Elastic Compute Cloud', '3'],
      ['Amazon Simple Storage Service', '6'],
    ]);
    expect(found.result.keys.map(({ scopeClass }) => scopeClass).sort()).toEqual([
      ...['commitment', 'commitment', 'credit', 'usage'],
    ]);
    expect(codes(found)).not.toContain('filter-not-named');
    expect(codes(found)).not.toContain('record-types-not-named');
    expect(await refusal(plain, credit, fee)).toContain('part-missing');
  });

  it('reads tags of groups, and sums what it does not keep', async () => {
    const periods = [
      january([
        group(['Environment$prod', 'us-east-1a'], '1'),
        group(['Environment$prod', 'us-east-1b'], '2'),
        group(['Environment$', 'us-east-1b'], '4'),
      ]),
    ];
    const paths = write(answerPage({ by: ['TAG:Environment', 'AZ'], periods }));
    const found = await scanPaths(paths, ['Environment']);
    expect(found.result.keys.map(({ tags }) => tags['Environment'] ?? null).sort()).toEqual([null, 'prod']);
    expect(found.result.totals).toMatchObject([{ accountId: 'accounts-not-named', billed: '7' }]);
    expect(codes(found)).toContain('dimension-left-out');
  });

  it('without groups is the total of each month', async () => {
    const page = answerPage({ by: [], periods: [january([], { total: { UnblendedCost: '19686.3735030707' } })] });
    const { result } = await scan(page);
    expect(result.totals).toMatchObject([{ billed: '19686.3735030707', service: 'Services not named' }]);
  });

  it('is found among other files, and JSON that is no bill stays beside them', async () => {
    const [answer = '', other = ''] = write(one, '{"some": "settings"}');
    const bill = join(directory, 'bill.csv');
    writeFileSync(bill, focusCsv([{}]));
    const sets = await setsOfPaths([answer, other, bill]);
    expect(sets.map((set) => set.kind === 'bill' && set.format).sort()).toEqual(['cost-explorer', 'focus-1.0']);
    const [alone] = await setsOfPaths([other]);
    expect(alone).toMatchObject({ kind: 'refused', problems: [{ code: 'unknown-format' }] });
  });
});
