import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentAnswers } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import { scanBill } from '../../scan-bill';
import { setsOfPaths } from '../../testing/scan-paths';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-console-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const said: DocumentAnswers = { metric: 'unblended', isUnfiltered: true };

const setOf = async (...texts: string[]) => {
  const paths = texts.map((text, index) => {
    const path = join(mkdtempSync(join(directory, 'file-')), `costs-${index}.csv`);
    writeFileSync(path, text);
    return path;
  });
  const [set, ...others] = await setsOfPaths(paths);
  if (set === undefined || set.kind === 'records' || others.length > 0) throw new Error('Not one bill.');
  return set;
};

const read = async (texts: readonly string[], answers = said) => {
  const set = await setOf(...texts);
  if (set.kind === 'refused') throw new Error(set.problems.map(({ text }) => text).join(' '));
  const { result, close } = await scanBill(set, { ...answers, tags: { keys: [], valueLimit: 100 } });
  for await (const _ of result.facts);
  await close();
  return result;
};

/** The refusal's code and words, at detection or when it is read. */
const refusal = async (text: string, answers = said) => {
  const set = await setOf(text);
  if (set.kind === 'refused') return set.problems[0];
  const error: unknown = await read([text], answers).catch((thrown: unknown) => thrown);
  if (!(error instanceof IngestError)) throw new Error('It was not refused.');
  return error.problem;
};

const csv = (rows: readonly (readonly string[])[], mark = '\uFEFF') =>
  `${mark}${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;

const byService = [
  ['Service', 'EC2-Instances($)', 'EC2-Other($)', 'S3($)', 'Wonder($)', 'Total costs($)'],
  ['Service total', '30.5', '1', '0.0000003201', '0', '31.5000003201'],
  ['2025-06-01', '10.5', '', '3.201e-7', '0', '10.5000003201'],
  ['2025-07-01', '20', '1', '', '', '21'],
];

describe('a CSV of the Cost Explorer console', () => {
  it('by service, as 2025 writes it, is a bill in the one vocabulary; blank is nothing and 0 is zero', async () => {
    const result = await read([csv(byService)]);
    expect(result).toMatchObject({ format: 'console-service', rowsRead: 5, rowsRejected: 0, currency: 'USD' });
    const totals = result.totals.map(({ billingMonth, service, billed }) => `${billingMonth} ${service} ${billed}`);
    expect(totals.sort()).toEqual([
      '2025-06 Amazon Elastic Compute Cloud 10.5',
      '2025-06 Amazon Simple Storage Service 0.0000003201',
      '2025-06 Wonder 0',
      '2025-07 Amazon Elastic Compute Cloud 21',
    ]);
    expect(result.totals.every(({ effective, list }) => effective === null && list === null)).toBe(true);
    expect(result.finality).toMatchObject([{ isEstimated: null, lastUsageDay: '2025-06-30' }, { isEstimated: null }]);
    expect(result.notices.map(({ code }) => code)).toContain('months-without-days');
  });

  it('by linked account has ids, names and totals on three lines', async () => {
    const result = await read([
      csv([
        ['Linked account', '111122223333', '444455556666', ''],
        ['Linked account name', 'Prod ($)', 'Dev, old ($)', 'Total costs ($)'],
        ['Linked account total', '3', '1.5', '4.5'],
        ['2025-06-01', '3', '1.5', '4.5'],
      ]),
    ]);
    expect(result.format).toBe('console-account');
    expect(result.accounts.map(({ accountId, name }) => [accountId, name])).toEqual([
      ['111122223333', 'Prod'],
      ['444455556666', 'Dev, old'],
    ]);
  });

  it.each([
    ['Service,EC2-Instances ($),Total cost ($)\nService Total,2,2\n2022-03-01,2,2\n', 'console-service'],
    [
      'Linked Account ID,111122223333,\nLinked Account Name,Prod ($),Total cost ($)\nLinked Account Total,2,2\n2022-03-01,2,2\n',
      'console-account',
    ],
    ['Service,S3($),Total costs($)\r\nService total,2,2\r\n2025-06-01,2,2\r\n', 'console-service'],
    ['constructor,S3($),Total costs($)\nconstructor total,2,2\n2025-06-01,2,2\n', 'console-other'],
    ['Usage type,BoxUsage($),Total costs($)\nUsage type total,2,2\n2022-03-01,2,2\n', 'console-other'],
    ['Charge type,Tax($),Total costs($)\nCharge type total,2,2\n2022-03-01,2,2\n', 'console-other'],
    ['Instance type,m5.large($),Total costs($)\nInstance type total,2,2\n2022-03-01,2,2\n', 'console-other'],
  ])('in the words of 2022, and by other dimensions, is read as well', async (text, format) => {
    const result = await read([text]);
    expect(result).toMatchObject({ format, rowsRead: 1 });
    expect(result.totals).toMatchObject([{ billed: '2' }]);
  });

  it('keeps a month open that it has in part, and takes an empty last day for none', async () => {
    const result = await read([
      csv([
        ['Service', 'S3($)', 'Total costs($)'],
        ['Service total', '3', '3'],
        ['2025-06-29', '1', '1'],
        ['2025-06-30', '2', '2'],
        ['2025-07-01', '', ''],
      ]),
    ]);
    expect(result.finality).toMatchObject([
      { isEstimated: true, firstUsageDay: '2025-06-29', lastUsageDay: '2025-06-30' },
    ]);
    expect(result.notices.map(({ code }) => code)).toContain('partial-month');
  });

  it('is refused when a row, a column or the whole does not add up', async () => {
    const changed = (row: number, cell: number, value: string) =>
      csv(
        byService.map((cells, at) => (at === row ? cells.map((own, index) => (index === cell ? value : own)) : cells)),
      );
    expect(await refusal(changed(2, 5, '10.51'))).toMatchObject({ code: 'totals-disagree' });
    expect((await refusal(changed(2, 5, '10.51')))?.text).toContain('2025-06-01');
    expect((await refusal(changed(1, 1, '30.4')))?.text).toContain('EC2-Instances');
    expect((await refusal(changed(1, 5, '31')))?.text).toContain('all days');
    expect((await refusal(changed(3, 2, '')))?.code).toBe('totals-disagree');
  });

  it('is refused for what is no amount, day or currency, with the line', async () => {
    const line = (text: string) => refusal(`Service,S3($),Total costs($)\nService total,2,2\n${text}\n`);
    expect(await line('2025-06-01,"1,234.5",2')).toMatchObject({ code: 'document-broken', line: 3, value: '1,234.5' });
    expect(await line('06/01/2025,2,2')).toMatchObject({ code: 'document-broken', line: 3 });
    expect(await line('2025-06-01,2,2\n2025-06-01,2,2')).toMatchObject({ line: 4 });
    expect(await line('2025-06-01,2')).toMatchObject({ line: 3 });
    const odd = 'Service,S3(constructor),Total costs(constructor)\nService total,1,1\n2025-06-01,1,1\n';
    expect(await refusal(odd)).toMatchObject({ code: 'mixed-currency' });
    const two = 'Service,S3($),EC2-Other(€),Total costs($)\nService total,1,1,2\n2025-06-01,1,1,2\n';
    expect(await refusal(two)).toMatchObject({ code: 'mixed-currency' });
  });

  it('waits until a person says its metric and that nothing was filtered, and is refused for another metric', async () => {
    expect((await refusal(csv(byService), {}))?.remedy).toContain('--metric unblended --unfiltered');
    expect((await refusal(csv(byService), { metric: 'unblended' }))?.code).toBe('metric-unsuitable');
    expect((await refusal(csv(byService), { metric: 'amortized', isUnfiltered: true }))?.text).toContain('amortized');
  });

  it('is one bill with another that goes on from it, and never counts a day twice', async () => {
    const part = (month: string) =>
      csv([
        ['Service', 'S3($)', 'Total costs($)'],
        ['Service total', '1', '1'],
        [`${month}-01`, '1', '1'],
      ]);
    expect((await read([part('2025-06'), part('2025-07')])).rowsRead).toBe(2);
    await expect(read([part('2025-06'), `${part('2025-06')}\n`])).rejects.toThrow('Two files have 2025-06-01.');
  });
});
