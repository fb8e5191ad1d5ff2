import type { FigureRow, ForecastRow, ProviderView } from '@/components/provider/view-types';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import { formatMoney, formatShare } from '@/lib/kpis/format';
import { fromDecimal, type Rational } from '@/lib/money/rational';
import { type Day, isMonth, monthName, monthOfDay } from '@/lib/month/month';
import { monthStanding } from '@/lib/publishing/month-standing';
import {
  type ForecastMonth,
  type ForecastsAndActuals,
  forecastsAndActuals,
} from '@/lib/reconciliation/forecasts-and-actuals';
import { type ProviderFigures, providerFigures } from '@/lib/reconciliation/provider-figures';
import { formatNumber } from '@/lib/report/format/numbers';
import { countOf } from '@/lib/report/format/words';
import { moneyTables } from './money-tables';

const dash = '–';
const shareOf = (error: Rational | null): string => (error === null ? dash : formatShare(error));

const dayWords = (day: Day): string => `${Number(day.slice(8))} ${monthName(monthOfDay(day), 'short')}`;

const forecastRow = ({ payerId, month, madeOn, currency, theirs, own, actual }: ForecastMonth): ForecastRow => {
  const money = (amount: Rational | undefined | null) =>
    amount === undefined || amount === null ? dash : formatMoney(amount, currency);
  const { band } = theirs.forecast;
  return {
    ...{
      id: `${payerId} ${month}`,
      month: monthName(month),
      madeOn: dayWords(madeOn),
      theirs: money(theirs.forecast.mean),
    },
    theirBand: band === null ? dash : `${money(band.low)} to ${money(band.high)}`,
    ...{ own: money(own?.forecast.mean), actual: money(actual) },
    ...{ theirError: shareOf(theirs.error), ownError: shareOf(own?.error ?? null) },
  };
};

/** What AWS's figures of commitments are, in the order in which they are shown; the last word is their unit. */
const figures: readonly (readonly [string, string, 'money' | 'percent' | 'hours'])[] = [
  ['savings-plans-utilisation', 'Savings Plans: used', 'percent'],
  ['savings-plans-coverage', 'Savings Plans: covered spend', 'percent'],
  ['savings-plans-commitment', 'Savings Plans: commitment', 'money'],
  ['savings-plans-unused', 'Savings Plans: unused commitment', 'money'],
  ['savings-plans-net-savings', 'Savings Plans: net savings', 'money'],
  ['savings-plans-on-demand-cost', 'Savings Plans: eligible spend on demand', 'money'],
  ['reservations-utilisation', 'Reservations: used', 'percent'],
  ['reservations-coverage', 'Reservations: covered hours', 'percent'],
  ['reservations-on-demand-hours', 'Reservations: hours on demand', 'hours'],
  ['reservations-net-savings', 'Reservations: net savings', 'money'],
];

const figureRows = ({ commitments, views }: ProviderFigures): FigureRow[] => {
  const payers = new Set(commitments.map(({ payerId }) => payerId));
  const printed = (amount: string, unit: 'money' | 'percent' | 'hours', payerId: string): string => {
    const value = fromDecimal(amount);
    if (unit === 'percent') return `${formatNumber(value, 1)}%`;
    const currency = views.find((view) => view.payerId === payerId)?.currency ?? 'USD';
    return unit === 'money' ? formatMoney(value, currency) : formatNumber(value);
  };
  return figures.flatMap(([name, label, unit]) =>
    commitments
      .filter(({ figure }) => figure === name)
      .map(({ payerId, amount }) => ({
        id: `${payerId} ${name}`,
        label: payers.size > 1 ? `${label} (${payerId})` : label,
        value: printed(amount, unit, payerId),
      })),
  );
};

const findingOf = ({ score, months }: ForecastsAndActuals): string => {
  const { theirError, ownError } = score;
  if (theirError === null || ownError === null)
    return months.length === 0
      ? 'AWS has not been asked for its forecast yet'
      : 'No month that AWS forecast is final yet';
  const over = countOf(score.months, 'month');
  return `AWS’s forecast was off by ${formatShare(theirError)}, ours by ${formatShare(ownError)}, over ${over}`;
};

/** What the page of a month shows; null for what is no month with a report. */
export const loadProvider = (cookie: string | undefined, month: string): ProviderView | null => {
  const db = organisationDatabase(currentOrganisation(cookie));
  const months = reportMonths(db);
  if (!isMonth(month) || !months.includes(month)) return null;
  const today = settingsFor(db, month).asOf ?? new Date().toISOString().slice(0, 10);
  const forecasts = forecastsAndActuals(db, today);
  const found = providerFigures(db, month);
  return {
    ...{ month, months, ...monthStanding(db, month) },
    ...{ finding: findingOf(forecasts), forecasts: forecasts.months.map(forecastRow) },
    ...{ commitments: figureRows(found), tables: moneyTables(found) },
  };
};
