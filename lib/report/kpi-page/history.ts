import { type SeriesBreak, seriesBreaks } from '../../kpis/breaks';
import { formatKpiValue } from '../../kpis/format';
import { targetInForce } from '../../kpis/in-force';
import type { KpiDefinition } from '../../kpis/types';
import { compare, fromDecimal, isZero, type Rational, subtract, toDecimal } from '../../money/rational';
import { type Month, monthName, monthRange } from '../../month/month';
import { annotationsOf, kpiSeries } from '../annotations/annotation';
import type { ReportContext } from '../context';
import { directionOf } from '../format/words';
import { changeSize, limitText } from './change-size';
import type { HistoryPart, HistoryPoint, HistoryTarget, KpiHistory } from './kpi-page';

const shortestSpan = 13;

/** The months of the inputs from the first in which the KPI has a value, or all of them where it never has. */
const knownMonths = (context: ReportContext, id: string): Month[] => {
  const all = [...context.kpis.series.keys()].sort();
  const first = all.find((month) => context.kpi(id, month)?.value != null) ?? all[0] ?? context.month;
  return monthRange(first, context.month);
};

const pointOf = (context: ReportContext, { id, unit }: KpiDefinition, month: Month): HistoryPoint => {
  const kpi = context.kpi(id, month);
  const value = kpi?.value ?? null;
  return {
    month,
    exact: value === null ? null : toDecimal(value, 12),
    text: value === null ? '–' : formatKpiValue(value, kpi?.definition.unit ?? unit, context.currency),
    reason: value === null ? (kpi?.reason?.text ?? 'It is not defined in this month.') : null,
  };
};

const partName = (start: SeriesBreak | undefined, end: SeriesBreak | undefined): string => {
  const name =
    start === undefined
      ? end?.kind === 'hibernation'
        ? 'Before hibernation'
        : `Definition v${end?.before.version ?? 1}`
      : start.kind === 'hibernation'
        ? `Hibernation began ${monthName(start.month, 'short')}`
        : `Definition v${start.after.version}, from ${monthName(start.month, 'short')}`;
  return end === undefined ? name : `${name} · not comparable`;
};

const partsOf = (months: readonly Month[], breaks: readonly SeriesBreak[]): HistoryPart[] => {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const inside = breaks.filter(({ month }) => month > first);
  return [...inside, undefined].map((end, index) => {
    const start = index === 0 ? breaks.findLast(({ month }) => month <= first) : inside[index - 1];
    const until = end === undefined ? last : (months[months.indexOf(end.month) - 1] ?? last);
    const from = index === 0 ? first : (start?.month ?? first);
    return { first: from, last: until, name: partName(start, end), isCurrent: end === undefined };
  });
};

const breakNote = ({ month, kind, before, after }: SeriesBreak): string => {
  if (kind === 'hibernation')
    return `Hibernation began in ${monthName(month)}: all workspaces were active before, so earlier months are not comparable.`;
  return `Version ${after.version} from ${monthName(month)} on is ${after.formula}; version ${before.version} before it was ${before.formula}. Earlier months are not comparable.`;
};

const limitIn = (context: ReportContext, id: string, month: Month): string | null => {
  const target = targetInForce(context.inputs.targets, id, month);
  return target?.kind === 'threshold' ? target.fail : null;
};

const targetsOf = (context: ReportContext, { id, unit }: KpiDefinition, months: readonly Month[]): HistoryTarget[] => {
  const runs: HistoryTarget[] = [];
  for (const month of months) {
    const exact = limitIn(context, id, month);
    const open = runs.at(-1);
    if (exact === null) continue;
    if (open !== undefined && open.exact === exact && monthRange(open.last, month).length === 2) {
      runs[runs.length - 1] = { ...open, last: month };
    } else {
      const text = `Target ${limitText(fromDecimal(exact), unit, context.currency)}`;
      runs.push({ first: month, last: month, exact, text });
    }
  }
  return runs;
};

type Known = { readonly month: Month; readonly value: Rational };

/** `the lowest of 30 months`; null unless the last value is one end of a longer series. */
const extremeOf = (known: readonly Known[]): string | null => {
  const last = known.at(-1);
  if (last === undefined || known.length < 6) return null;
  const others = known.slice(0, -1);
  if (others.every(({ value }) => compare(value, last.value) > 0)) return `the lowest of ${known.length} months`;
  if (others.every(({ value }) => compare(value, last.value) < 0)) return `the highest of ${known.length} months`;
  return null;
};

const sinceWords = (part: HistoryPart | undefined, first: Known, breaks: readonly SeriesBreak[]): string => {
  const start = breaks.find(({ month }) => month === part?.first);
  return start?.kind === 'hibernation' ? 'hibernation began' : monthName(first.month);
};

const findingOf = (
  context: ReportContext,
  definition: KpiDefinition,
  history: Omit<KpiHistory, 'finding'>,
  breaks: readonly SeriesBreak[],
): string => {
  const part = history.parts.at(-1);
  const months = history.points.map(({ month }) => month).filter((month) => month >= (part?.first ?? ''));
  const whole = months.filter((month) => !(context.isPartial && month === context.month));
  const known = whole.flatMap((month): Known[] => {
    const value = context.kpi(definition.id, month)?.value ?? null;
    return value === null ? [] : [{ month, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'There is no month with a value yet';
  if (known.length === 1) return `One month so far: ${monthName(first.month)}`;
  const change = subtract(last.value, first.value);
  const size = changeSize(first.value, last.value, definition.unit, context.currency);
  const way = directionOf(change);
  const since = sinceWords(part, first, breaks);
  const course =
    way === 'flat' || isZero(change) || size === null
      ? `Unchanged since ${since}`
      : `${way === 'up' ? 'Up' : 'Down'} ${size} since ${since}`;
  const extreme = extremeOf(known);
  return extreme === null ? course : `${course}, ${extreme}`;
};

/** A KPI's months with its targets, breaks and people's notes: the newest 13, or all that there are (37 at most). */
export const historyOf = (context: ReportContext, definition: KpiDefinition, isShort: boolean): KpiHistory => {
  const { id } = definition;
  const known = knownMonths(context, id);
  const months = isShort ? known.slice(-shortestSpan) : known;
  const all = seriesBreaks(
    known.map((month) => ({ month, kpi: context.kpi(id, month) })),
    context.inputs.settings.hibernationStartMonth,
  );
  const shown = all.filter(({ month }) => month > (months[0] ?? ''));
  const history = {
    points: months.map((month) => pointOf(context, definition, month)),
    parts: partsOf(months, all),
    breakNotes: shown.map(breakNote),
    targets: targetsOf(context, definition, months),
    annotations: [...annotationsOf(context.inputs.annotations, kpiSeries(id), months)],
    known: known.length,
  };
  return { ...history, finding: findingOf(context, definition, history, all) };
};
