import { formulaOf } from '../../kpis/evaluate';
import { formatKpiValue } from '../../kpis/format';
import { formulaText } from '../../kpis/formula/evaluate-formula';
import type { FormulaNode } from '../../kpis/formula/parse-formula';
import type { KpiResult } from '../../kpis/kpi-report';
import type { Rational } from '../../money/rational';
import type { ReportContext } from '../context';
import { figure } from '../figure';
import type { FractionSide, KpiFraction } from './kpi-page';
import { sideText, sideUnit } from './side-words';

const basisNote = (context: ReportContext, unit: ReturnType<typeof sideUnit>): string => {
  const { basis, settings } = context.inputs;
  if (unit === 'money') return `${basis}, ${context.currency}`;
  if (unit === 'ratio') return 'as the formula says';
  return settings.countBasis === 'month-end' ? 'on the month’s last day' : 'average of the month’s days';
};

type Side = {
  readonly part: 'numerator' | 'denominator';
  readonly label: string;
  readonly node: FormulaNode | null;
  readonly value: Rational | null;
};

/** The measure that a side is, where it is one alone: its value opens there. */
const sourceOf = (result: KpiResult, node: FormulaNode | null, month: string) =>
  node?.kind === 'measure'
    ? ({ kind: 'measure', of: node.id, month } as const)
    : ({ kind: 'kpi', of: result.definition.id, month } as const);

const sideOf = (context: ReportContext, result: KpiResult, { part, label, node, value }: Side): FractionSide => {
  const unit = sideUnit(node);
  const isPlain = node === null || node.kind === 'measure';
  return {
    label,
    note: isPlain ? basisNote(context, unit) : `${formulaText(node)}; ${basisNote(context, unit)}`,
    value: figure({
      id: `kpi.${result.definition.id}.${part}`,
      value,
      unit,
      source: sourceOf(result, node, context.month),
      print: (exact) => sideText(exact, unit, context.currency),
      reason: result.current.reason,
    }),
  };
};

/** A KPI's formula as a fraction in words, with the month's values in it. */
export const fractionOf = (context: ReportContext, result: KpiResult): KpiFraction => {
  const { definition, current } = result;
  const { formula } = formulaOf(definition);
  const denominator = formula?.denominator ?? null;
  const { numeratorLabel, denominatorLabel } = definition;
  const top = { label: numeratorLabel, node: formula?.numerator ?? null, value: current.numerator };
  const bottom = { label: denominatorLabel, node: denominator, value: current.denominator };
  return {
    numerator: sideOf(context, result, { part: 'numerator', ...top }),
    denominator: denominator === null ? null : sideOf(context, result, { part: 'denominator', ...bottom }),
    value: figure({
      id: `kpi.${definition.id}.value`,
      value: current.value,
      unit: definition.unit,
      source: { kind: 'kpi', of: definition.id, month: context.month },
      print: (value) => formatKpiValue(value, definition.unit, context.currency),
      reason: current.reason,
    }),
  };
};
