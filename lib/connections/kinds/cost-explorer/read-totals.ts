import 'server-only';
import type { Month } from '../../../month/month';
import { ConnectionError } from '../../connection-error';
import type { Answer } from './answers-folder';
import { type Run, runsOf } from './due-months';
import { type ReadOptions, readRun } from './read-views';
import { typesView } from './views';

export type Totals = {
  readonly answers: readonly Answer[];
  /** The months that AWS has. */
  readonly months: readonly Month[];
  /** Those that are older than what AWS keeps. */
  readonly tooOld: readonly Month[];
};

/** The totals of a run; its oldest month is given up as long as AWS says that it keeps none that old. */
const readTotalsOf = async (options: ReadOptions, run: Run): Promise<Totals> => {
  const tooOld: Month[] = [];
  for (let { months } = run; months.length > 0; months = months.slice(1)) {
    try {
      return { answers: [await readRun(options, typesView, { ...run, months })], months, tooOld };
    } catch (error) {
      if (!(error instanceof ConnectionError && error.code === 'history-limit')) throw error;
      tooOld.push(...months.slice(0, 1));
    }
  }
  return { answers: [], months: [], tooOld };
};

/** The totals that the views are held against: by account and record type, a request for each run of months. */
export const readTotals = async (options: ReadOptions, months: readonly Month[]): Promise<Totals> => {
  const all: Totals[] = [];
  for (const run of runsOf(months, 'monthly', options.today)) all.push(await readTotalsOf(options, run));
  return {
    answers: all.flatMap(({ answers }) => answers),
    months: all.flatMap((one) => one.months),
    tooOld: all.flatMap(({ tooOld }) => tooOld),
  };
};
