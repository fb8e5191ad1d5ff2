import { Command } from 'commander';
import { formatMoney, formatShare } from '../../lib/kpis/format';
import type { Rational } from '../../lib/money/rational';
import { monthName } from '../../lib/month/month';
import {
  type ForecastMonth,
  type ForecastsAndActuals,
  forecastsAndActuals,
} from '../../lib/reconciliation/forecasts-and-actuals';
import { providerForecasts } from '../../lib/reconciliation/provider-figures';
import { countOf } from '../../lib/report/format/words';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { formatTable } from '../print-table';

const head = ['Month', 'forecast on', 'AWS', 'Perunit', 'what came', 'AWS off by', 'Perunit off by'];

const row = ({ month, madeOn, currency, theirs, own, actual }: ForecastMonth): string[] => {
  const money = (amount: Rational | undefined | null) =>
    amount === undefined || amount === null ? '–' : formatMoney(amount, currency);
  const share = (error: Rational | undefined | null) =>
    error === undefined || error === null ? '–' : formatShare(error);
  return [
    ...[monthName(month), madeOn, money(theirs.forecast.mean), money(own?.forecast.mean), money(actual)],
    ...[share(theirs.error), share(own?.error)],
  ];
};

const print = ({ months, score }: ForecastsAndActuals): void => {
  if (months.length === 0) {
    console.log('AWS has not been asked for its forecast yet: connect Cost Explorer.');
    return;
  }
  console.log(formatTable([head, ...months.map(row)], [2, 3, 4, 5, 6]));
  const { theirError, ownError } = score;
  if (theirError === null || ownError === null) return;
  const over = countOf(score.months, 'final month');
  console.log(`\nOver ${over} AWS was off by ${formatShare(theirError)}, Perunit by ${formatShare(ownError)}.`);
};

const runForecasts = ({ json, demo }: { readonly json: boolean; readonly demo: boolean }): void => {
  const db = openOrganisation({ demo });
  if (db === null) {
    console.error('There is no data yet. Import a bill with `npx perunit import <file>`.');
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  if (json) console.log(JSON.stringify(providerForecasts(db, today), null, 2));
  else print(forecastsAndActuals(db, today));
};

export const forecastsCommand = new Command('forecasts')
  .description('AWS’s forecast of each month beside ours of the same day, and what came.')
  .option('--json', 'print everything, exactly, as GET /api/v1/provider/forecasts answers it', false)
  .option('--demo', 'read the demo organisation', false)
  .action(runForecasts);
