import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { reportMonths } from '../../db/queries/report-months';
import { settingsFor } from '../../db/queries/settings-for';
import { formatKpiValue, formatMoney, statusWords } from '../kpis/format';
import type { KpiReport } from '../kpis/kpi-report';
import { measureDefinitions } from '../kpis/measures';
import type { Rational } from '../money/rational';
import type { Month } from '../month/month';
import { ruleWords } from '../report/rules/rule-row';

/** One value of a month, exact and as printed. */
export type MonthValue = { readonly id: string; readonly value: Rational | null; readonly text: string };

/** Where money went, beside the KPIs: a month's cost can move between environments while no KPI does. */
const shownMeasures = measureDefinitions.flatMap(({ id, source }) =>
  source.kind === 'cost' && source.selection.costClass === null ? [id] : [],
);

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

type Question = {
  readonly from: Month | null;
  readonly hasVerdicts: boolean;
  /** How a month's KPIs are read. */
  readonly kpisOf: (month: Month) => KpiReport;
};

/**
 * The KPIs of every month from `from` on, as the report of each month has them, verdicts included where asked. Where
 * settings differ between months each month is read by its own; else one reading of the newest month gives them all.
 */
export const kpisByMonth = (
  db: PerunitDatabase,
  { from, hasVerdicts, kpisOf }: Question,
): ReadonlyMap<Month, readonly MonthValue[]> => {
  const months = reportMonths(db).filter((month) => from === null || month >= from);
  const newest = months.at(-1);
  if (newest === undefined) return new Map();
  const settings = new Set(months.map((month) => JSON.stringify(settingsFor(db, month))));
  const shared = hasVerdicts || settings.size > 1 ? null : kpisOf(newest);
  return new Map(
    months.map((month) => {
      const known = shared?.series.has(month) === true ? shared : kpisOf(month);
      return [month, [...valuesOf(known, month), ...(hasVerdicts ? verdictsOf(known) : [])]];
    }),
  );
};
