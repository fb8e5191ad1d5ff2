import { fromDecimal, fromNanos } from '../money/rational';
import { type Month, monthName } from '../month/month';
import { countsByKey } from '../report/clusters/cluster-figures';
import { figuresOf } from '../report/outline/figures-of';
import { costLabel, costNanos, costReasonOf } from './cost-cells';
import { figureTitle } from './figure-title';
import type { Leaf, Valued } from './leaf';
import { billLeaf } from './leaves/bill';
import { budgetLeaf } from './leaves/budget';
import { effectLeaf } from './leaves/effect';
import { monthsLeaf, ratioLeaf, relativeLeaf, sumLeaf } from './leaves/expression';
import { forecastLeaf } from './leaves/forecast';
import { savingsLeaf } from './leaves/savings';
import { taggedLeaf } from './leaves/tagged';
import { measureLabel } from './measure-label';
import type { Explained, MonthView } from './month-view';
import type { Question, Ref } from './question';

const unknown = (label: string, reason: string): Valued => ({ label, value: null, unit: 'money', reason });

/** A question that has a level of its own; null for the others, and for a name that means nothing. */
export const leafOf = (view: Explained, question: Question, month: Month): Leaf | null => {
  switch (question.kind) {
    case 'sum':
      return sumLeaf(view, question, month);
    case 'ratio':
      return ratioLeaf(view, question, month);
    case 'relative':
      return relativeLeaf(view, question, month);
    case 'months':
      return monthsLeaf(view, question, month);
    case 'effect':
      return effectLeaf(view, question);
    case 'bill':
      return billLeaf(view, question.id);
    case 'savings':
      return savingsLeaf(view, question.id, month);
    case 'budget':
      return budgetLeaf(view, question.id);
    case 'forecast':
      return forecastLeaf(view, question.id);
    case 'tagged':
      return taggedLeaf(view, question.id);
    default:
      return null;
  }
};

const measureValue = (view: MonthView, id: string, cluster: string | undefined, month: Month): Valued => {
  const name = measureLabel(id);
  const measure = view.context.measure(id, month);
  if (cluster !== undefined) {
    const counts = countsByKey(view.context, [cluster]).get(cluster);
    const state = (['total', 'active', 'hibernated'] as const).find((one) => id === `workspaces.${one}`);
    const value = state === undefined ? null : (counts?.[state] ?? null);
    const label = `${name}, ${cluster === '' ? 'no cluster' : cluster}`;
    const reason = measure?.reason?.text ?? 'There are no workspace counts for this cluster.';
    return { label, value, unit: 'count', reason: value === null ? reason : null };
  }
  const unit = measure?.unit === 'money' || id.startsWith('cost.') ? 'money' : 'count';
  const reason = measure?.reason?.text ?? `There is nothing for ${monthName(month)}.`;
  return { label: name, value: measure?.value ?? null, unit, reason: measure?.value == null ? reason : null };
};

const kpiValue = (view: MonthView, id: string, month: Month): Valued => {
  const kpi = view.context.kpi(id, month);
  const reason = kpi?.reason?.text ?? `There is no figure for ${monthName(month)}.`;
  return {
    label: id,
    value: kpi?.value ?? null,
    unit: kpi?.definition.unit ?? 'ratio',
    reason: kpi?.value == null ? reason : null,
  };
};

const figureValue = (view: MonthView, id: string): Valued => {
  const figure = figuresOf(view.report()).find((one) => one.id === id);
  if (figure === undefined) return unknown(id, 'The report has no such figure now.');
  const value = figure.exact === null ? null : fromDecimal(figure.exact);
  return { label: figureTitle(view.report(), figure), value, unit: figure.unit, reason: figure.reason?.text ?? null };
};

const plainValue = (view: Explained, question: Question, month: Month): Valued => {
  if (question.kind === 'kpi') return kpiValue(view, question.id, month);
  if (question.kind === 'measure') return measureValue(view, question.id, question.cluster, month);
  if (question.kind === 'figure') return figureValue(view, question.id);
  if (question.kind !== 'cost') {
    return leafOf(view, question, month) ?? unknown('Nothing of this name', 'The month has nothing of this name.');
  }
  const nanos = costNanos(view, question.filter, month);
  return {
    label: costLabel(view, question.filter),
    ...{ value: nanos === null ? null : fromNanos(nanos), unit: 'money' },
    reason: nanos === null ? costReasonOf(view, month) : null,
  };
};

/** A month's view that can be asked what any question comes to; no label names a month that is only asked about. */
export const asking = (view: MonthView): Explained => {
  const explained: Explained = {
    ...view,
    ask: ({ question, month }: Ref): Valued => plainValue(explained, question, month ?? view.inputs.month),
  };
  return explained;
};
