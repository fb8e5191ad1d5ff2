import { formatKpiValue, formatMoney } from '../../kpis/format';
import { divide, fromInteger, type Rational } from '../../money/rational';
import { addMonths, daysInMonth, type Month, monthName } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { relativeChangeOf } from '../format/columns';
import { formatRelativeChange, formatRelativeSize } from '../format/numbers';
import { countOf, monthWord, movementOf } from '../format/words';
import { headlineOutline } from '../outline/headline';
import { type Fact, type HeadlineSection, headlineSchema } from '../schema/headline';
import { type Sentence, sentence } from '../sentence';

const totalFigure = (context: ReportContext, month: Month): Figure =>
  figure({
    id: `headline.cost.${month}`,
    value: measureValue(context, 'cost.total', month),
    unit: 'money',
    source: { kind: 'measure', of: 'cost.total', month },
    print: (value) => formatMoney(value, context.currency),
    reason: context.measure('cost.total', month)?.reason ?? null,
  });

const changeFigure = (context: ReportContext, of: string, value: Rational, isSigned: boolean): Figure =>
  figure({
    id: `headline.${of}`,
    value,
    unit: 'relative-change',
    source: { kind: 'measure', of, month: context.month },
    print: isSigned ? formatRelativeChange : formatRelativeSize,
  });

const costClause = (context: ReportContext): Sentence => {
  const { month, previousMonth, isPartial, inputs } = context;
  const name = monthWord(month);
  const total = totalFigure(context, month);
  if (total.exact === null) return sentence`${monthName(month)} has no total cost in this basis`;
  const to = context.state?.lastUsageDay ?? null;
  if (isPartial && to !== null) {
    return sentence`${name} cost ${total} so far, up to ${String(Number(to.slice(8)))} ${name.slice(0, 3)}`;
  }
  const change = relativeChangeOf(
    measureValue(context, 'cost.total', previousMonth),
    measureValue(context, 'cost.total', month),
  );
  if (change === null) return sentence`${name} cost was ${total}`;
  const movement = movementOf(change, inputs.settings.noiseBandPct);
  if (movement === 'flat') {
    return sentence`${name} cost stayed flat at ${total} (${changeFigure(context, 'cost.total.change', change, true)})`;
  }
  const size = changeFigure(context, 'cost.total.change', change, false);
  return sentence`${name} cost ${movement === 'up' ? 'rose' : 'fell'} ${size} to ${total}`;
};

const unitCost = (context: ReportContext, month: Month): Figure | null => {
  const kpi = context.kpi('APWC', month);
  if (kpi === null || kpi.value === null) return null;
  return figure({
    id: `headline.APWC.${month}`,
    value: kpi.value,
    unit: 'money-per-workspace',
    source: { kind: 'kpi', of: 'APWC', month },
    print: (value) => formatKpiValue(value, kpi.definition.unit, context.currency),
  });
};

const onlyBecause = (context: ReportContext): string => {
  const result = context.kpis.results.find(({ definition }) => definition.id === 'APWC');
  if (result?.guard === null || result?.guard === undefined) return '';
  return result.guard.outcome === 'better'
    ? ', but only because workspaces grew'
    : ', because there were fewer workspaces';
};

const unitClause = (context: ReportContext): Sentence | null => {
  const after = unitCost(context, context.month);
  const before = unitCost(context, context.previousMonth);
  if (after === null || context.isPartial) return null;
  const change = relativeChangeOf(
    context.kpi('APWC', context.previousMonth)?.value ?? null,
    context.kpi('APWC', context.month)?.value ?? null,
  );
  if (before === null || change === null) return sentence`cost per workspace was ${after}`;
  const movement = movementOf(change, context.inputs.settings.noiseBandPct);
  if (movement === 'flat') {
    return sentence`cost per workspace stayed flat at ${after} (${changeFigure(context, 'APWC.change', change, true)})`;
  }
  const verb = movement === 'up' ? 'rose' : 'fell';
  return sentence`cost per workspace ${verb} from ${before} to ${after}${onlyBecause(context)}`;
};

const headlineOf = (context: ReportContext): Sentence => {
  const cost = costClause(context);
  const unit = unitClause(context);
  if (unit === null) return sentence`${cost}.`;
  const isSame = cost.text.includes('stayed flat') && unit.text.includes('stayed flat');
  return sentence`${cost} ${isSame ? 'and' : 'while'} ${unit}.`;
};

const perDay = (value: Rational | null, month: Month): Rational | null =>
  value === null ? null : divide(value, fromInteger(daysInMonth(month)));

const calendarOf = (context: ReportContext): Sentence | null => {
  const { month, previousMonth } = context;
  const extraDays = daysInMonth(month) - daysInMonth(previousMonth);
  if (extraDays === 0 || context.isPartial) return null;
  const daily = relativeChangeOf(
    perDay(measureValue(context, 'cost.total', previousMonth), previousMonth),
    perDay(measureValue(context, 'cost.total', month), month),
  );
  if (daily === null) return null;
  const days = countOf(Math.abs(extraDays), 'day');
  const change = changeFigure(context, 'cost.total.daily-change', daily, true);
  return sentence`${monthWord(month)} is ${days} ${extraDays > 0 ? 'longer' : 'shorter'} than ${monthWord(previousMonth)}: per day, cost changed by ${change}.`;
};

const yearAgoFact = (context: ReportContext): Fact[] => {
  const yearAgo = addMonths(context.month, -12);
  const change = relativeChangeOf(
    measureValue(context, 'cost.total', yearAgo),
    measureValue(context, 'cost.total', context.month),
  );
  if (change === null || context.isPartial) return [];
  const before = totalFigure(context, yearAgo);
  return [
    {
      label: `On ${monthName(yearAgo, 'short')}`,
      value: changeFigure(context, 'cost.total.year-change', change, true),
      note: `from ${before.text}`,
    },
  ];
};

const factsOf = (context: ReportContext): Fact[] => {
  const billed = context.state?.billedNanos ?? null;
  const billedFigure = figure({
    id: 'headline.billed',
    value: billed === null ? null : { numerator: billed, denominator: 1_000_000_000n },
    unit: 'money',
    source: { kind: 'bill', of: 'billed', month: context.month },
    print: (value) => formatMoney(value, context.currency),
    reason: { code: 'no-bill', text: 'There is no bill for this month.' },
  });
  return [
    { label: 'Cost in the KPIs', value: totalFigure(context, context.month), note: `${context.inputs.basis} cost` },
    ...yearAgoFact(context),
    { label: 'On the bill', value: billedFigure, note: 'everything, see data notes' },
  ];
};

/** One sentence on the month: cost, unit cost, and what the calendar has to do with it. */
export const headline = {
  id: 'headline',
  title: 'Headline',
  schema: headlineSchema,
  build: (context: ReportContext): HeadlineSection => ({
    headline: headlineOf(context),
    calendar: calendarOf(context),
    facts: factsOf(context),
  }),
  outline: headlineOutline,
} as const;
