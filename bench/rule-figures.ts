import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../db/client';
import { catchesOf } from '../lib/config/rule-catches';
import { starterRules } from '../lib/kpis/classification/starter-rules';
import { commitMonth } from './commit-figures';
import { bounded, type Figure } from './figure';
import { percentile } from './measure';

const month = '2026-01';

/** A pattern as it grows letter by letter: none of its answers is remembered. */
const letters = '*Operation-19*';

/** What draft rules catch of a month with 20,000 kinds of line, asked anew after each letter of a pattern. */
export const ruleFigures = async (directory: string): Promise<Figure[]> => {
  const db = openDatabase(join(directory, 'rules', 'perunit.db'));
  await commitMonth(db, { month, facts: 100_000, accounts: 100, keysPerAccount: 200 });
  const starters = starterRules([]).map(({ name, match, result }) => ({ name, match, result }));
  const times = [...letters].map((_, at) => {
    const typed = { name: 'Typed', match: { operation: letters.slice(0, at + 1) }, result: 'Typed' };
    const started = performance.now();
    catchesOf(db, { kind: 'cost-type', month, rules: [typed, ...starters] });
    return performance.now() - started;
  });
  closeDatabase(db);
  await rm(join(directory, 'rules'), { recursive: true });
  const median = percentile(times, 0.5);
  return [
    bounded('catches of 37 draft rules, 20,000 kinds of line, median', median, 'ms', 'at most 500 ms', median <= 500),
  ];
};
