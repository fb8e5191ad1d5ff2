import { evaluateKpi, formulaOf } from '../../kpis/evaluate';
import { formatKpiValue } from '../../kpis/format';
import type { FormulaProblem } from '../../kpis/formula/parse-formula';
import type { KpiDefinition, KpiUnit, KpiValue, Measures } from '../../kpis/types';
import { toDecimal } from '../../money/rational';
import type { Month } from '../../month/month';

/** A definition as far as it is typed, and the KPI that it would be a version of. */
export type Draft = { readonly formula: string; readonly unit: KpiUnit; readonly id: string | null };

/** A month's measures and the values in force, all that a draft is evaluated over. */
export type DraftMonth = {
  readonly month: Month;
  readonly measures: Measures;
  readonly values: ReadonlyMap<string, KpiValue>;
};

export type Evaluation = {
  readonly problem: FormulaProblem | null;
  readonly measures: readonly string[];
  readonly months: readonly {
    readonly month: Month;
    readonly exact: string | null;
    readonly text: string;
    readonly reason: string | null;
    readonly current: string | null;
  }[];
};

const draftDefinition = ({ formula, unit, id }: Draft): KpiDefinition => ({
  ...{ id: id ?? 'DRAFT', name: '', group: 'custom', formula, unit, better: 'none', description: '' },
  ...{ numeratorLabel: '', denominatorLabel: '', caveats: [], breaksAtHibernation: false, version: 1, validFrom: null },
});

const currentText = (kpi: KpiValue | undefined, currency: string): string | null => {
  if (kpi === undefined) return null;
  return kpi.value === null ? '–' : formatKpiValue(kpi.value, kpi.definition.unit, currency);
};

/** What a draft gives in each of the months beside what is in force, or what is wrong with its formula. */
export const evaluateDraft = (draft: Draft, months: readonly DraftMonth[], currency: string): Evaluation => {
  const { formula, problem } = formulaOf(draft);
  if (problem !== null) return { problem, measures: [], months: [] };
  const definition = draftDefinition(draft);
  return {
    problem: null,
    measures: formula.measureIds,
    months: months.map(({ month, measures, values }) => {
      const { value, reason } = evaluateKpi(definition, measures);
      return {
        month,
        exact: value === null ? null : toDecimal(value, 12),
        text: value === null ? '–' : formatKpiValue(value, draft.unit, currency),
        reason: reason?.text ?? null,
        current: draft.id === null ? null : currentText(values.get(draft.id), currency),
      };
    }),
  };
};
