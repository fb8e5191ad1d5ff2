import { type Rational, toDecimal, toExactDecimal } from '../money/rational';
import { KPI_PLACES } from './bridge';
import { statusWords, unitWords } from './format';
import type { KpiReport, KpiResult } from './kpi-report';

/** One KPI as machines read it: decimal strings, or null where there is no number. */
export type KpiRow = {
  readonly id: string;
  readonly value: string | null;
  readonly unit: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly change: string | null;
  readonly numeratorEffect: string | null;
  readonly denominatorEffect: string | null;
  readonly status: string;
  readonly reason: string | null;
};

/** An exact decimal where it ends (money and whole counts do), else 12 decimals (a daily average of 31 days). */
const exactText = (value: Rational | null): string | null =>
  value === null ? null : (toExactDecimal(value) ?? toDecimal(value, KPI_PLACES));

const rowOf = ({ definition, current, printedChange, verdict }: KpiResult, currency: string): KpiRow => ({
  id: definition.id,
  value: current.value === null ? null : toDecimal(current.value, KPI_PLACES),
  unit: unitWords(definition.unit, currency),
  numerator: exactText(current.numerator),
  denominator: exactText(current.denominator),
  change: printedChange?.change ?? null,
  numeratorEffect: printedChange?.numeratorEffect ?? null,
  denominatorEffect: printedChange?.denominatorEffect ?? null,
  status: statusWords[verdict.status],
  reason: current.reason?.text ?? null,
});

/** A month's KPIs as `perunit kpi --json` prints them. */
export const kpiRows = (report: KpiReport): KpiRow[] => report.results.map((result) => rowOf(result, report.currency));
