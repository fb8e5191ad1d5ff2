import 'server-only';
import { type CostExplorerClient, type ForecastResult, GetCostForecastCommand } from '@aws-sdk/client-cost-explorer';
import type { PerunitDatabase } from '../../../../../db/client';
import type { ProviderForecastRow } from '../../../../../db/commands/save-cost-explorer';
import { addMonths, type Day, monthOfDay } from '../../../../month/month';
import { askPages } from '../ask-pages';
import { ownForecasts } from './own-forecast';

/** Whole months after the current one. */
const monthsAhead = 3;
const level = 80;

type Asking = {
  readonly db: PerunitDatabase;
  readonly client: CostExplorerClient;
  readonly payerId: string;
  readonly today: Day;
  readonly policy: string;
  readonly signal: AbortSignal;
};

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const amountOf = (text: string | undefined): string | null => (text !== undefined && decimal.test(text) ? text : null);

/** A month that lies wholly ahead: AWS forecasts the rest of the current one, which is no month's cost. */
const wholeMonths = (
  found: readonly ForecastResult[],
  today: Day,
): { month: string; result: ForecastResult; mean: string }[] =>
  found.flatMap((result) => {
    const month = result.TimePeriod?.Start?.slice(0, 7) ?? '';
    const mean = amountOf(result.MeanValue);
    return month > monthOfDay(today) && mean !== null ? [{ month, result, mean }] : [];
  });

/** AWS's forecast of the months to come beside ours, with their 80 % bands. Throws ConnectionError. */
export const readForecast = async (asking: Asking): Promise<ProviderForecastRow[]> => {
  const { db, client, payerId, today, policy, signal } = asking;
  const current = monthOfDay(today);
  const command = new GetCostForecastCommand({
    ...{ Metric: 'UNBLENDED_COST', Granularity: 'MONTHLY', PredictionIntervalLevel: level },
    TimePeriod: { Start: today, End: `${addMonths(current, monthsAhead + 1)}-01` },
  });
  const [answer] = await askPages({
    ...{ what: 'AWS’s own forecast', policy, signal, tokenOf: () => undefined },
    ask: () => client.send(command, { abortSignal: signal }),
  });
  const months = wholeMonths(answer?.ForecastResultsByTime ?? [], today);
  const currency = answer?.Total?.Unit ?? 'USD';
  const whose = { payerId, currency, last: addMonths(current, -1) };
  const own = ownForecasts(
    db,
    whose,
    months.map(({ month }) => month),
  );
  const none = { ownModel: null, ownMean: null, ownLow: null, ownHigh: null };
  return months.map(({ month, result, mean }) => ({
    ...{ payerId, madeOn: today, month, currency, mean },
    low: amountOf(result.PredictionIntervalLowerBound),
    high: amountOf(result.PredictionIntervalUpperBound),
    ...(own.get(month) ?? none),
  }));
};
