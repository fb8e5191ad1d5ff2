import { formatMoney } from '../../kpis/format';
import { addMonths } from '../../month/month';
import type { ReportContext } from '../context';
import { leadingNumberWord, listOf, monthWord, numberWord } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import { savingOf, savingTotal, standingOf } from './action-rows';
import type { ActionState } from './action-states';

const inMoney = (context: ReportContext) => (value: Parameters<typeof formatMoney>[0]) =>
  formatMoney(value, context.currency);

const expectedClause = (context: ReportContext, open: readonly ActionState[]): Sentence => {
  const estimated = open.filter(({ now }) => savingOf(context, 'expected', now) !== null);
  if (estimated.length === 0) return sentence`, no saving estimated`;
  const id = 'actions.open.expected';
  const total = savingTotal(context, 'expected', { id, states: estimated, print: inMoney(context) });
  const of = estimated.length === open.length ? '' : ` from ${numberWord(estimated.length)} of them`;
  return sentence`, ${total} a month expected${of}`;
};

/** `Three actions open, $1,900 a month expected; one is late`. */
export const actionsFinding = (
  context: ReportContext,
  open: readonly ActionState[],
  settled: readonly ActionState[],
): Sentence => {
  if (open.length === 0) {
    const rest =
      settled.length === 0 ? '' : `; ${numberWord(settled.length)} ${settled.length === 1 ? 'is' : 'are'} settled`;
    return sentence`No action is open${rest}`;
  }
  const late = open.filter((state) => standingOf(state, context).id === 'late').length;
  const lateness = late === 0 ? '' : `; ${numberWord(late)} ${late === 1 ? 'is' : 'are'} late`;
  const noun = open.length === 1 ? 'action' : 'actions';
  return sentence`${leadingNumberWord(open.length)} ${noun} open${expectedClause(context, open)}${lateness}`;
};

const measuredClause = (context: ReportContext, done: readonly ActionState[]): Sentence | null => {
  const measured = done.filter(({ now }) => savingOf(context, 'realised', now) !== null);
  if (measured.length === 0) return null;
  const total = (column: 'expected' | 'realised') =>
    savingTotal(context, column, { id: `actions.since.${column}`, states: measured, print: inMoney(context) });
  const isEstimated = measured.every(({ now }) => savingOf(context, 'expected', now) !== null);
  const against = isEstimated ? sentence`, ${total('expected')} expected` : null;
  return sentence`; what is done saves ${total('realised')} a month${against}`;
};

/** `Of December’s three actions, one is done, one was dropped and one is still open`; null when it had none. */
export const actionsSince = (context: ReportContext, states: readonly ActionState[]): Sentence | null => {
  const before = states.filter((state) => state.before?.status === 'open');
  if (before.length === 0) return null;
  const month = monthWord(addMonths(context.month, -1));
  const withStatus = (status: string) => before.filter(({ now }) => now.status === status);
  const [done, dropped, open] = [withStatus('done'), withStatus('dropped'), withStatus('open')];
  const measured = measuredClause(context, done);
  if (before.length === 1) {
    const became = done.length === 1 ? 'is done' : dropped.length === 1 ? 'was dropped' : 'is still open';
    return sentence`${month}’s one action ${became}${measured}.`;
  }
  const clause = (some: readonly ActionState[], one: string, many: string) =>
    some.length === 0 ? [] : [`${numberWord(some.length)} ${some.length === 1 ? one : many}`];
  const clauses = [
    ...clause(done, 'is done', 'are done'),
    ...clause(dropped, 'was dropped', 'were dropped'),
    ...clause(open, 'is still open', 'are still open'),
  ];
  return sentence`Of ${month}’s ${numberWord(before.length)} actions, ${listOf(clauses)}${measured}.`;
};
