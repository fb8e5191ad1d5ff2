import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import type { AlertStory, Finding } from '../../../db/notify-types';
import { reportMoney } from '../../../db/queries/convert';
import { dailyCosts, dailyUsage, lastUsageDay } from '../../../db/queries/daily-costs';
import { loadReportInputs } from '../../../db/queries/load-report-inputs';
import { reportMonths } from '../../../db/queries/report-months';
import type { NotificationSettings } from '../../api/notification-settings';
import { decimalToNanos } from '../../money/nanos';
import {
  compare,
  fromDecimal,
  fromInteger,
  fromNanos,
  multiply,
  rational,
  subtract,
  toScaled,
  zero,
} from '../../money/rational';
import { addMonths, type Day, daysInMonth, type Month, monthOfDay } from '../../month/month';
import { type ReportContext, reportContext } from '../../report/context';
import { formatMoneyChange } from '../../report/format/numbers';
import { budgetFindings } from './budget-pace';
import { dayCostFindings, PAST_DAYS } from './day-cost';
import { addDays } from './day-words';
import { kpiFindings } from './kpi-target';
import { twiceMedian } from './unusual-day';

/** Beyond the days that are compared: how far back a run of unusual days, or a charge of every month, is followed. */
const LOOK_BACK_DAYS = 2 * 31 + PAST_DAYS;
/** A day that is longer ago is news to nobody. */
const OLDEST_NEWS_DAYS = 14;
const MOST_CAUSES = 3;

type Asked = { readonly db: PerunitDatabase; readonly settings: NotificationSettings; readonly today: Day };

const contextOf = (db: PerunitDatabase, month: Month): ReportContext => reportContext(loadReportInputs(db, { month }));

const hasBill = (context: ReportContext): boolean => context.cells(context.month) !== null;

/** The newest months that have a bill: the last of them, and the last that is over. */
const newestContexts = (
  db: PerunitDatabase,
): { readonly last: ReportContext | null; readonly over: ReportContext | null } => {
  const months = reportMonths(db).reverse();
  let last: ReportContext | null = null;
  for (const month of months.slice(0, 3)) {
    const context = contextOf(db, month);
    if (!hasBill(context)) continue;
    last ??= context;
    if (context.state?.data !== 'open') return { last, over: context };
  }
  return { last, over: null };
};

const question = (db: PerunitDatabase, { inputs, currency }: ReportContext, first: Day, last: Day) => ({
  ...{ first, last, basis: inputs.basis, scopeClasses: inputs.settings.kpiScopeClasses },
  money: reportMoney(db, { first: monthOfDay(first), last: monthOfDay(last) }, currency),
});

const lastDayOf = (month: Month): Day => `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;

/** Too early in a month its pace says nothing: until then the month before is judged. */
const pacedContext = ({ db, settings }: Asked, context: ReportContext): ReportContext => {
  const last = context.state?.lastUsageDay ?? null;
  const isEarly = context.isPartial && last !== null && Number(last.slice(8)) < settings.budgetFromDay;
  return isEarly ? contextOf(db, addMonths(context.month, -1)) : context;
};

const budgets = (asked: Asked, newest: ReportContext): Finding[] => {
  const { db, settings } = asked;
  const context = pacedContext(asked, newest);
  const { month } = context;
  const daily = dailyCosts(db, question(db, context, `${month}-01`, lastDayOf(month)));
  return budgetFindings({ context, daily, settings });
};

/** What a usage type costs above the median of the days before, the largest first. */
const usageCauses =
  (db: PerunitDatabase, context: ReportContext) =>
  (accountId: string, service: string, day: Day): AlertStory['causes'] => {
    const span = question(db, context, addDays(day, -PAST_DAYS), day);
    const usage = dailyUsage(db, { ...span, accountId, service });
    const types = [...new Set(usage.map(({ usageType }) => usageType))];
    return types
      .map((type) => {
        const costOn = (at: Day) =>
          usage
            .filter((one) => one.usageType === type && one.day === at)
            .reduce((sum, one) => sum + (one.nanos ?? 0n), 0n);
        const past = Array.from({ length: PAST_DAYS }, (_, at) => costOn(addDays(day, at - PAST_DAYS)));
        const by = subtract(fromNanos(costOn(day)), rational(twiceMedian(past), 2_000_000_000n));
        return { name: type ?? 'Without a usage type', by };
      })
      .filter(({ by }) => compare(by, zero) > 0)
      .sort((a, b) => compare(b.by, a.by))
      .slice(0, MOST_CAUSES)
      .map(({ name, by }) => ({ name, amount: formatMoneyChange(by, context.currency) }));
  };

const dayCosts = ({ db, settings, today }: Asked, context: ReportContext): Finding[] => {
  const last = lastUsageDay(db);
  if (last === null || addDays(last, OLDEST_NEWS_DAYS) < today) return [];
  const outOfScope = new Set(
    context.inputs.accounts
      .filter(({ environment }) => environment === 'out-of-scope')
      .map(({ accountId }) => accountId),
  );
  const daily = dailyCosts(db, question(db, context, addDays(last, -LOOK_BACK_DAYS), last));
  const names = new Map(context.inputs.accounts.map(({ accountId, name }) => [accountId, name.trim()]));
  return dayCostFindings({
    daily: daily.filter(({ accountId }) => !outOfScope.has(accountId)),
    threshold: {
      factorHundredths: toScaled(multiply(fromDecimal(settings.dayCostFactor), fromInteger(100)), 0),
      minimumNanos: decimalToNanos(settings.dayCostMinimum),
    },
    currency: context.currency,
    accountName: (accountId) => names.get(accountId) || accountId,
    causes: usageCauses(db, context),
  });
};

/** What is wrong with the figures now: a pure function of the database, the settings and the day. */
export const findAlerts = (asked: Asked): Finding[] => {
  const { last, over } = newestContexts(asked.db);
  if (last === null) return [];
  return [...budgets(asked, last), ...(over === null ? [] : kpiFindings(over)), ...dayCosts(asked, last)];
};
