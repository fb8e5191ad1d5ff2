import type { Forecast } from '../../forecast/forecast';
import { daysInMonth, type Month } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { environmentOrder, type ListedEnvironment } from '../environments';
import type { FigureReason } from '../figure';
import { numberWord } from '../format/words';
import {
  addSplits,
  type Band,
  bandRound,
  forecastOf,
  inPart,
  nothing,
  partPlace,
  type Split,
  shareOf,
  splitOf,
  stepAmount,
} from './amounts';
import { type CostHistory, environmentCost, historyUpTo, monthGap } from './history';
import { type Plan, planOf } from './plan';

/** The report's month while its bill ends before its last day. */
export type PartialMonth = {
  readonly day: number;
  readonly days: number;
  readonly toDate: Split;
  /** What the days that remain cost at the same cost a day. */
  readonly rest: Split;
};

export type AheadMonth = { readonly month: Month; readonly amount: Split; readonly band: Band | null };

/** The fiscal year: what is known, what is projected, and the two together; null: not computable. */
export type YearAmounts = {
  readonly toDate: Split | null;
  /** Why what is known is not the whole of it: a month of the year has no cost. */
  readonly gap: FigureReason | null;
  /** The months to come, without the rest of the one under way. */
  readonly later: Split | null;
  readonly whole: Split | null;
  readonly bandOf: (environment: ListedEnvironment | null) => Band | null;
};

export type Projection = {
  readonly plan: Plan;
  readonly history: CostHistory;
  readonly environments: readonly ListedEnvironment[];
  readonly partial: PartialMonth | null;
  readonly forecast: Forecast | null;
  /** Why nothing is forecast; null where it is. */
  readonly reason: FigureReason | null;
  /** Empty without a forecast. */
  readonly ahead: readonly AheadMonth[];
  readonly year: YearAmounts;
};

const FEWEST_MONTHS = 7;

const costOf = (context: ReportContext, month: Month): Split =>
  splitOf((environment) => environmentCost(context, environment, month));

/** Without the costs of each day, the rest of a month is what its days cost so far: cost to date × days left ÷ days gone. */
const partialMonth = (context: ReportContext): PartialMonth | null => {
  const last = context.state?.lastUsageDay ?? null;
  if (!context.isPartial || last === null || measureValue(context, 'cost.total', context.month) === null) return null;
  const [day, days] = [Number(last.slice(8)), daysInMonth(context.month)];
  const toDate = costOf(context, context.month);
  return { day, days, toDate, rest: shareOf(toDate, days - day, day) };
};

const forecastReason = (context: ReportContext, history: CostHistory): FigureReason => {
  const own = monthGap(context, context.month);
  if (own !== null && own.code !== 'partial-month') return own;
  const { length } = history.months;
  const there = length === 0 ? 'there are none' : `there ${length === 1 ? 'is' : 'are'} ${numberWord(length)}`;
  return {
    code: 'too-little-history',
    text: `A forecast needs ${numberWord(FEWEST_MONTHS)} whole months in a row, and ${there}.`,
  };
};

type Known = Pick<Projection, 'plan' | 'history' | 'partial' | 'forecast'>;

/** The month under way is its cost to date with the rest on top; its band is that of a month ahead, on the rest alone. */
const aheadMonths = ({ plan, partial, forecast }: Known): AheadMonth[] => {
  if (forecast === null) return [];
  const bands = forecast.monthlyHalfBands(plan.ahead.length);
  return plan.ahead.map((month, index) => {
    const half = bands[index] ?? null;
    if (index > 0 || partial === null) {
      const amount = stepAmount(forecast, index + 1);
      return { month, amount, band: bandRound(amount.total, half) };
    }
    const { toDate, rest } = partial;
    return { month, amount: addSplits([toDate, rest]), band: bandRound(rest.total, half, toDate.total) };
  });
};

const yearGap = (context: ReportContext, { known }: Plan): FigureReason | null => {
  for (const month of known) {
    const gap = monthGap(context, month);
    if (gap !== null) return gap;
  }
  return null;
};

const yearAmounts = (context: ReportContext, known: Known, ahead: readonly AheadMonth[]): YearAmounts => {
  const { plan, partial, forecast } = known;
  const gap = yearGap(context, plan);
  const past = plan.known.map((month) => costOf(context, month));
  const toDate = gap === null ? addSplits([...past, partial?.toDate ?? nothing]) : null;
  const months = ahead.slice(partial === null ? 0 : 1).map(({ amount }) => amount);
  const later = forecast === null && plan.ahead.length > (partial === null ? 0 : 1) ? null : addSplits(months);
  const rest = later === null ? null : addSplits([partial?.rest ?? nothing, later]);
  const bandOf = (environment: ListedEnvironment | null): Band | null => {
    if (forecast === null || rest === null || toDate === null) return null;
    const half = forecast.halfBand(partPlace(environment), {
      first: 1,
      last: plan.ahead.length,
    });
    return bandRound(inPart(rest, environment), half, inPart(toDate, environment));
  };
  return { toDate, gap, later, whole: toDate === null || rest === null ? null : addSplits([toDate, rest]), bandOf };
};

/** The environments that cost anything in the history or in the month, or have a budget. */
const environmentsOf = (context: ReportContext, { plan, history }: Known): ListedEnvironment[] => {
  const budgeted = context.inputs.budgets.filter(({ month }) => plan.months.includes(month));
  return environmentOrder.filter(
    (environment) =>
      history.parts.get(environment)?.some((nanos) => nanos !== 0n) ||
      environmentCost(context, environment, context.month).numerator !== 0n ||
      budgeted.some((line) => line.environment === environment && line.nanos !== 0n),
  );
};

const project = (context: ReportContext): Projection => {
  const { month, isPartial, inputs } = context;
  const plan = planOf({ month, isPartial, startMonth: inputs.settings.fiscalYearStartMonth });
  const history = historyUpTo(context, plan.lastKnown);
  const partial = partialMonth(context);
  const hasCost = measureValue(context, 'cost.total', month) !== null;
  const forecast = hasCost ? forecastOf(history, plan.ahead.length) : null;
  const known = { plan, history, partial, forecast };
  const ahead = aheadMonths(known);
  return {
    ...known,
    ahead,
    environments: environmentsOf(context, known),
    reason: forecast === null ? forecastReason(context, history) : null,
    year: yearAmounts(context, known, ahead),
  };
};

const made = new WeakMap<ReportContext, Projection>();

/** The month's projection: the rest of the month and of the fiscal year, from the data up to the report's month. */
export const projectionOf = (context: ReportContext): Projection => {
  const ready = made.get(context) ?? project(context);
  made.set(context, ready);
  return ready;
};
