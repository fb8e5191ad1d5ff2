import { formatKpiValue } from '../../kpis/format';
import { add } from '../../money/rational';
import { type Month, monthName } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { relativeChangeOf } from '../format/columns';
import { monthWord, movementOf } from '../format/words';
import { projectionOf } from '../projection/projection';
import { type Sentence, sentence } from '../sentence';
import { amountFigure, changeFigure, totalFigure } from './figures';
import { budgetChange, standingClause, standingWords } from './standing';

const partClause = (context: ReportContext, total: Figure, to: string): Sentence => {
  const name = monthWord(context.month);
  const soFar = sentence`${name} cost ${total} so far, up to ${String(Number(to.slice(8)))} ${name.slice(0, 3)}`;
  const { partial } = projectionOf(context);
  if (partial === null) return soFar;
  const value = add(partial.toDate.total, partial.rest.total);
  const month = amountFigure(context, { id: 'whole-month', value, kind: 'projection' });
  const budget = budgetChange(context, value);
  const against = budget === null ? null : sentence`, ${standingWords(context, 'budget', budget)}`;
  return sentence`${soFar}; the whole month is forecast at ${month}${against}`;
};

const costClause = (context: ReportContext): Sentence => {
  const { month, previousMonth, isPartial, inputs } = context;
  const name = monthWord(month);
  const total = totalFigure(context, month);
  if (total.exact === null) return sentence`${monthName(month)} has no total cost in this basis`;
  const to = context.state?.lastUsageDay ?? null;
  if (isPartial && to !== null) return partClause(context, total, to);
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
  if (movement === 'flat') return sentence`cost per workspace stayed flat, from ${before} to ${after}`;
  const verb = movement === 'up' ? 'rose' : 'fell';
  return sentence`cost per workspace ${verb} from ${before} to ${after}${onlyBecause(context)}`;
};

/** The month in one sentence: cost, how it stands, and what a workspace cost. */
export const headlineSentence = (context: ReportContext): Sentence => {
  const cost = costClause(context);
  const standing = standingClause(context);
  const unit = unitClause(context);
  const said = standing === null ? cost : sentence`${cost}, ${standing}`;
  if (unit === null) return sentence`${said}.`;
  const isSame = ['stayed flat', ' was '].some((said) => [cost, unit].every(({ text }) => text.includes(said)));
  return sentence`${said}${standing === null ? '' : ','} ${isSame ? 'and' : 'while'} ${unit}.`;
};
