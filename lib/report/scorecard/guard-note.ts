import { formatKpiValue, formatMoney } from '../../kpis/format';
import type { KpiResult } from '../../kpis/kpi-report';
import { absolute, type Rational, subtract } from '../../money/rational';
import { measureValue, type ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { relativeChangeOf } from '../format/columns';
import { formatCount, formatRelativeSize } from '../format/numbers';
import { directionOf } from '../format/words';
import type { GuardMessage } from '../schema/scorecard';
import { type Sentence, sentence } from '../sentence';

const size = (context: ReportContext, of: string, change: Rational, isMoney: boolean): Figure =>
  figure({
    id: `scorecard.guard.${of}`,
    value: absolute(change),
    unit: isMoney ? 'money' : 'count',
    source: { kind: 'measure', of, month: context.month },
    print: (value) => (isMoney ? formatMoney(value, context.currency) : formatCount(value)),
  });

const measureChange = (context: ReportContext, id: string): Rational | null => {
  const [before, after] = [measureValue(context, id, context.previousMonth), measureValue(context, id, context.month)];
  return before === null || after === null ? null : subtract(after, before);
};

const moved = (context: ReportContext, label: string, of: string, change: Rational, isMoney: boolean): Sentence => {
  const way = directionOf(change);
  if (way === 'flat') return sentence`${label} did not change`;
  const amount = size(context, of, change, isMoney);
  return sentence`${label} ${way === 'up' ? 'rose' : 'fell'}${isMoney ? ' ' : ' by '}${amount}`;
};

const activeCost = (context: ReportContext): Sentence | null => {
  const kpi = context.kpi('AAPWC', context.month);
  const change = relativeChangeOf(context.kpi('AAPWC', context.previousMonth)?.value ?? null, kpi?.value ?? null);
  if (kpi === null || kpi.value === null || change === null) return null;
  const value = figure({
    id: 'scorecard.guard.AAPWC',
    value: kpi.value,
    unit: 'money-per-workspace',
    source: { kind: 'kpi', of: 'AAPWC', month: context.month },
    print: (exact) => formatKpiValue(exact, kpi.definition.unit, context.currency),
  });
  const by = figure({
    id: 'scorecard.guard.AAPWC.change',
    value: absolute(change),
    unit: 'relative-change',
    source: { kind: 'kpi', of: 'AAPWC', month: context.month },
    print: formatRelativeSize,
  });
  const way = directionOf(change);
  if (way === 'flat') return sentence`cost per active workspace stayed at ${value}`;
  return sentence`cost per active workspace went ${way} ${by} to ${value}`;
};

const withActive = (context: ReportContext): GuardMessage | null => {
  const changes = {
    total: measureChange(context, 'workspaces.total'),
    active: measureChange(context, 'workspaces.active'),
    hibernated: measureChange(context, 'workspaces.hibernated'),
    cost: measureChange(context, 'cost.production'),
  };
  const cost = activeCost(context);
  const { total, active, hibernated } = changes;
  if (total === null || active === null || hibernated === null || changes.cost === null || cost === null) return null;
  const totals = moved(context, 'Workspaces', 'workspaces.total', total, false);
  const actives = moved(context, 'active ones', 'workspaces.active', active, false);
  const sleeping = moved(context, 'hibernated ones', 'workspaces.hibernated', hibernated, false);
  const production = moved(context, 'Production cost', 'cost.production', changes.cost, true);
  return {
    title: 'Read APWC with AAPWC.',
    text: sentence`${totals}: ${actives} and ${sleeping}. ${production}, and ${cost}.`,
  };
};

const plain = (context: ReportContext, result: KpiResult): GuardMessage | null => {
  const { id, unit, numeratorLabel, denominatorLabel } = result.definition;
  const { current, previous } = result;
  if (current.numerator === null || current.denominator === null) return null;
  if (previous?.numerator === null || previous?.denominator === null || previous === null) return null;
  const isCount = unit === 'money-per-workspace' || result.definition.formula.includes('/ workspaces');
  const top = moved(
    context,
    numeratorLabel,
    `${id}.numerator`,
    subtract(current.numerator, previous.numerator),
    !result.definition.formula.startsWith('workspaces'),
  );
  const bottom = moved(
    context,
    denominatorLabel.toLowerCase(),
    `${id}.denominator`,
    subtract(current.denominator, previous.denominator),
    !isCount,
  );
  return { title: `${id} improved only through its other side.`, text: sentence`${top}, ${bottom}.` };
};

/** The one guard note of a scorecard: a KPI that got better only through its denominator; APWC before the others. */
export const guardMessage = (context: ReportContext): GuardMessage | null => {
  if (context.isPartial) return null;
  const guarded = context.kpis.results.filter(
    ({ guard, definition }) => guard?.outcome === 'better' && definition.group === 'primary',
  );
  const [first] = guarded;
  if (first === undefined) return null;
  return first.definition.id === 'APWC' ? (withActive(context) ?? plain(context, first)) : plain(context, first);
};
