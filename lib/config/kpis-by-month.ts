import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { reportMonths } from '../../db/queries/report-months';
import { formatKpiValue, formatMoney, statusWords } from '../kpis/format';
import { type KpiReport, kpiReport } from '../kpis/kpi-report';
import type { Rational } from '../money/rational';
import type { Month } from '../month/month';
import { ruleWords } from '../report/rules/rule-row';

/** One value of a month, exact and as printed. */
export type MonthValue = { readonly id: string; readonly value: Rational | null; readonly text: string };

/** The measures that say where money went, beside the KPIs. */
const shownMeasures = ['cost.total', 'cost.unmapped'] as const;

const noValue = '–';

/** How the report's month stands against its targets and rules. */
const verdictsOf = ({ results, rules }: KpiReport): MonthValue[] => [
  ...results.map(({ definition, verdict }) => ({
    ...{ id: `status.${definition.id}`, value: null },
    text: statusWords[verdict.status],
  })),
  ...rules.map(({ id, status }) => ({ id: `status.${id}`, value: null, text: ruleWords[status] })),
];

const valuesOf = (report: KpiReport, month: Month): MonthValue[] => {
  const evaluated = report.series.get(month);
  if (evaluated === undefined) return [];
  const { currency } = report;
  const kpis = [...evaluated.values.values()].map(({ id, value, definition }) => ({
    ...{ id, value },
    text: value === null ? noValue : formatKpiValue(value, definition.unit, currency),
  }));
  const measures = shownMeasures.map((id) => {
    const value = evaluated.measures.get(id)?.value ?? null;
    return { id, value, text: value === null ? noValue : formatMoney(value, currency) };
  });
  return [...kpis, ...measures];
};

/**
 * The KPIs of every month from `from` on, as the report of each month has them. Where settings or targets differ
 * between months each month is read by its own, verdicts included; else one reading of the newest month gives them all.
 */
export const kpisByMonth = (
  db: PerunitDatabase,
  from: Month | null,
  isEachByItself: boolean,
): ReadonlyMap<Month, readonly MonthValue[]> => {
  const months = reportMonths(db).filter((month) => from === null || month >= from);
  const newest = months.at(-1);
  if (newest === undefined) return new Map();
  const reportOf = (month: Month) => kpiReport(loadReportInputs(db, { month }));
  const shared = isEachByItself ? null : reportOf(newest);
  return new Map(
    months.map((month) => {
      const known = shared?.series.has(month) === true ? shared : reportOf(month);
      return [month, [...valuesOf(known, month), ...(isEachByItself ? verdictsOf(known) : [])]];
    }),
  );
};
