import { formatKpiValue } from '../../kpis/format';
import { isZero, type Rational, subtract } from '../../money/rational';
import { addMonths, type Month, monthRange } from '../../month/month';
import { chartAnnotations } from '../annotations/in-chart';
import { measureValue, type ReportContext } from '../context';
import { type Figure, figure, point } from '../figure';
import { formatCount } from '../format/numbers';
import { directionOf } from '../format/words';
import { workspacesOutline } from '../outline/workspaces';
import {
  type WorkspaceMeasure,
  type WorkspaceMonth,
  type WorkspacePoint,
  type WorkspacesSection,
  workspaceMeasures,
  workspacesSchema,
} from '../schema/workspaces';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const countFigure = (context: ReportContext, measure: WorkspaceMeasure, month: Month): Figure => {
  const known = context.measure(`workspaces.${measure}`, month);
  return figure({
    id: `workspaces.${measure}.${month}`,
    value: known?.value ?? null,
    unit: 'count',
    source: { kind: 'measure', of: `workspaces.${measure}`, month },
    print: formatCount,
    reason: known?.reason ?? { code: 'no-counts', text: 'There are no workspace counts for this month.' },
  });
};

const kpiFigure = (context: ReportContext, id: string, month: Month): Figure => {
  const kpi = context.kpi(id, month);
  return figure({
    id: `workspaces.${id}.${month}`,
    value: kpi?.value ?? null,
    unit: kpi?.definition.unit === 'share' ? 'share' : 'ratio',
    source: { kind: 'kpi', of: id, month },
    print: (value) => formatKpiValue(value, kpi?.definition.unit ?? 'ratio', context.currency),
    reason: kpi?.reason ?? { code: 'no-counts', text: 'There are no workspace counts for this month.' },
  });
};

const monthOf = (context: ReportContext, month: Month): WorkspaceMonth => ({
  month,
  counts: Object.fromEntries(
    workspaceMeasures.map((measure) => [measure, countFigure(context, measure, month)]),
  ) as WorkspaceMonth['counts'],
  balance: kpiFigure(context, 'WB', month),
  ratio: kpiFigure(context, 'AHR', month),
});

const minus = (a: Rational | null, b: Rational | null): Rational | null =>
  a === null || b === null ? null : subtract(a, b);

const pointOf = (context: ReportContext, month: Month): WorkspacePoint => {
  const at = (id: string) => measureValue(context, `workspaces.${id}`, month);
  const drawn = (value: Rational | null) => point(month, value, 'count', formatCount);
  return {
    month,
    paid: drawn(at('paid')),
    activeFreemium: drawn(at('freemiumActive')),
    hibernatedFreemium: drawn(minus(at('freemium'), at('freemiumActive'))),
    total: drawn(at('total')),
  };
};

const drawnMonths = (context: ReportContext): Month[] => {
  const counted = [...context.kpis.series.keys()].filter(
    (month) => measureValue(context, 'workspaces.total', month) !== null,
  );
  const [first] = counted.sort();
  return first === undefined ? [] : monthRange(first, context.month);
};

const changeIn = (context: ReportContext, measure: WorkspaceMeasure): { change: Rational; size: Figure } | null => {
  const of = `workspaces.${measure}`;
  const change = minus(
    measureValue(context, of, context.month),
    measureValue(context, of, addMonths(context.month, -1)),
  );
  if (change === null) return null;
  const size = figure({
    id: `${of}.change`,
    value: change,
    unit: 'count',
    source: { kind: 'measure', of, month: context.month },
    print: (value) => formatCount({ ...value, numerator: value.numerator < 0n ? -value.numerator : value.numerator }),
  });
  return { change, size };
};

const findingOf = (context: ReportContext): Sentence => {
  const total = countFigure(context, 'total', context.month);
  if (total.exact === null) return sentence`There are no workspace counts for this month yet`;
  const [all, active, hibernated] = [
    changeIn(context, 'total'),
    changeIn(context, 'active'),
    changeIn(context, 'hibernated'),
  ];
  if (all === null) return sentence`${total} workspaces`;
  if (isZero(all.change)) return sentence`Workspaces did not change: ${total}`;
  const way = directionOf(all.change) === 'up' ? 'more' : 'fewer';
  const base = sentence`${total} workspaces, ${all.size} ${way} than the month before`;
  if (active === null || hibernated === null) return base;
  const verb = (change: Rational) => (change.numerator < 0n ? 'fell' : 'rose');
  return sentence`${base}: active ${verb(active.change)} by ${active.size}, hibernated ${verb(hibernated.change)} by ${hibernated.size}`;
};

const summaryOf = (context: ReportContext): Sentence | null => {
  const at = (measure: WorkspaceMeasure) => countFigure(context, measure, context.month);
  const total = at('total');
  if (total.exact === null) return null;
  return sentence`Active ${at('active')}, hibernated ${at('hibernated')}, paid ${at('paid')}, freemium ${at('freemium')}, total ${total}`;
};

const build = (context: ReportContext): WorkspacesSection => {
  const months = drawnMonths(context);
  const start = context.inputs.settings.hibernationStartMonth;
  const [first] = months;
  return {
    finding: findingOf(context),
    summary: summaryOf(context),
    points: months.map((month) => pointOf(context, month)),
    months: [...context.window]
      .reverse()
      .filter((month) => months.includes(month))
      .map((month) => monthOf(context, month)),
    breakMonth: start !== null && first !== undefined && start > first && start <= context.month ? start : null,
    annotations: chartAnnotations(context, 'workspaces', context.window),
  };
};

/** Workspaces by state and plan, with WB and AHR. */
export const workspaces = {
  id: 'workspaces',
  title: 'Workspaces',
  schema: workspacesSchema,
  build,
  outline: workspacesOutline,
} as const satisfies SectionDefinition<'workspaces', WorkspacesSection>;
