import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { corpusCases } from './corpus/cases';
import { independentTotals } from './corpus/independent-totals';
import { IngestError } from './ingest-error';
import { scanSet, setsOfPaths } from './testing/scan-paths';
import type { ExactTotal, IngestProblem } from './types';

const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-corpus-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const sum = (totals: readonly ExactTotal[], cost: 'billed' | 'effective') =>
  totals.reduce((all, total) => all.plus(total[cost] ?? 'NaN'), new Exact(0)).toFixed();

const describeProblem = (problem: IngestProblem) => `${problem.text} ${problem.remedy} ${problem.column ?? ''}`;

/** What became of files: a finished scan, or the words of the refusal. */
const takeFiles = async (paths: readonly string[]) => {
  const [set] = await setsOfPaths(paths);
  if (set === undefined || set.kind === 'records') throw new Error('No bill.');
  if (set.kind === 'refused') return { refusal: set.problems.map(describeProblem).join(' '), scan: null };
  try {
    return { refusal: null, scan: await scanSet(set) };
  } catch (error) {
    if (error instanceof IngestError) return { refusal: describeProblem(error.problem), scan: null };
    throw error;
  }
};

const writeCase = (files: Readonly<Record<string, string | Uint8Array>>): string[] =>
  Object.entries(files).map(([name, content], index) => {
    const folder = mkdtempSync(join(directory, `${index}-`));
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });

it.each(corpusCases)('$name', async ({ files, outcome }) => {
  const paths = writeCase(files);
  const { refusal, scan } = await takeFiles(paths);
  if (outcome.is === 'refused') {
    expect(refusal).toMatch(outcome.says);
    return;
  }
  expect(refusal).toBeNull();
  const result = scan?.result;
  if (result === undefined) throw new Error('Neither refused nor scanned.');
  expect(result.rowsRead).toBe(outcome.rows);
  const accepted = result.totals.reduce((rows, total) => rows + total.rows, 0);
  expect(accepted + result.rowsRejected).toBe(result.rowsRead);
  if (outcome.is === 'rejects') {
    const places = result.rejects.map(({ line, column, value }) => ({ line, column, value }));
    expect(places).toEqual(outcome.rejects);
    expect(result.rejects.every(({ reason, remedy }) => reason !== '' && remedy !== '')).toBe(true);
    return;
  }
  expect(result.rowsRejected).toBe(0);
  expect(sum(result.totals, 'billed')).toBe(outcome.billed);
  expect(sum(result.totals, 'effective')).toBe(outcome.effective);
  const second = independentTotals(paths, ['BilledCost', 'EffectiveCost']);
  expect(second).toEqual({
    rows: outcome.rows,
    totals: { BilledCost: outcome.billed, EffectiveCost: outcome.effective },
  });
});
