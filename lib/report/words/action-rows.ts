import { formatMoney } from '../../kpis/format';
import { fromDecimal, type Rational, sum } from '../../money/rational';
import { type Month, monthName, monthOfDay } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, type FigureReason, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import type { ActionRow, ActionStanding } from '../schema/actions';
import type { ActionState } from './action-states';
import type { ActionRecord } from './words';

type Column = 'expected' | 'realised';

const reasons: Record<Column, FigureReason> = {
  expected: { code: 'no-estimate', text: 'Nobody has estimated its saving.' },
  realised: { code: 'not-measured', text: 'Nobody has measured its saving yet.' },
};

const givenOf = (column: Column, record: ActionRecord): string | null =>
  column === 'expected' ? record.expectedSaving : record.realisedSaving;

/** A saving in the report's currency, which alone is added up; null where there is none. */
export const savingOf = (context: ReportContext, column: Column, record: ActionRecord): Rational | null => {
  const given = givenOf(column, record);
  return given === null || record.currency !== context.currency ? null : fromDecimal(given);
};

const savingFigure = (
  context: ReportContext,
  column: Column,
  { now }: ActionState,
  printed: Rational | null,
): Figure => {
  const given = givenOf(column, now);
  return figure({
    id: `actions.${now.action}.${column}`,
    value: given === null ? null : fromDecimal(given),
    unit: 'money',
    source: { kind: 'person', of: `actions.${now.action}.${column}`, month: context.month },
    print: (value) => (printed === null ? formatMoney(value, now.currency) : formatNumber(printed)),
    reason: reasons[column],
  });
};

/** What a column of actions comes to; those without an amount, or in another currency, are left out. */
export const savingTotal = (
  context: ReportContext,
  column: Column,
  { id, states, print }: { id: string; states: readonly ActionState[]; print: (value: Rational) => string },
): Figure => {
  const known = states.flatMap(({ now }) => savingOf(context, column, now) ?? []);
  return figure({
    id,
    value: known.length === 0 ? null : sum(known),
    unit: 'money',
    source: { kind: 'person', of: `actions.${column}`, month: context.month },
    print,
    reason: reasons[column],
  });
};

/** Late once its month is over, in the reports of that month and later ones. */
const isLate = ({ now }: ActionState, context: ReportContext): boolean =>
  now.dueMonth !== null && now.dueMonth <= context.month && now.dueMonth < monthOfDay(context.inputs.asOf);

const short = (month: Month): string => monthName(month, 'short');

/** How an action stands in the report's month, and in words. */
export const standingOf = (state: ActionState, context: ReportContext): { id: ActionStanding; text: string } => {
  const { now, opened } = state;
  if (now.status !== 'open') return { id: now.status, text: now.status === 'done' ? 'Done' : 'Dropped' };
  if (isLate(state, context)) return { id: 'late', text: `Late, due ${short(now.dueMonth ?? context.month)}` };
  return opened === context.month ? { id: 'new', text: 'New' } : { id: 'open', text: `Open since ${short(opened)}` };
};

/** The rows of one table of actions: each column's amounts sum to its printed total. */
export const actionRows = (context: ReportContext, states: readonly ActionState[]): ActionRow[] => {
  const printedOf = (column: Column) =>
    roundColumn(
      states.map(({ now }) => savingOf(context, column, now)),
      0,
    );
  const [expected, realised] = [printedOf('expected'), printedOf('realised')];
  return states.map((state, at): ActionRow => {
    const { action, text, owner, dueMonth, status, currency, outcome, by, at: moment } = state.now;
    const standing = standingOf(state, context);
    return {
      ...{ id: String(action), text, owner, dueMonth, status, currency, outcome, by, at: moment },
      due: dueMonth === null ? null : short(dueMonth),
      standing: standing.id,
      standingText: standing.text,
      expected: savingFigure(context, 'expected', state, expected[at] ?? null),
      realised: status === 'done' ? savingFigure(context, 'realised', state, realised[at] ?? null) : null,
    };
  });
};
