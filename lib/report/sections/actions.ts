import type { ReportContext } from '../context';
import { formatNumber } from '../format/numbers';
import { actionsOutline } from '../outline/actions';
import { type ActionRow, type ActionsSection, actionsSchema } from '../schema/actions';
import type { SectionDefinition } from '../section-definition';
import { actionRows, savingTotal } from '../words/action-rows';
import { actionsFinding, actionsSince } from '../words/action-sentences';
import { type ActionState, actionStates, openActions, settledActions } from '../words/action-states';

const dueOrder = ({ standing, dueMonth }: ActionRow): string => `${standing === 'late' ? 0 : 1} ${dueMonth ?? '9999'}`;

const byDue = (a: ActionRow, b: ActionRow): number => {
  const [first, second] = [dueOrder(a), dueOrder(b)];
  return first === second ? Number(a.id) - Number(b.id) : first < second ? -1 : 1;
};

const noteOf = (context: ReportContext, shown: readonly ActionState[]): string | null => {
  const isOther = ({ now }: ActionState) =>
    now.currency !== context.currency && (now.expectedSaving ?? now.realisedSaving) !== null;
  return shown.some(isOther) ? `Amounts in a currency other than ${context.currency} are not in the totals.` : null;
};

const build = (context: ReportContext): ActionsSection => {
  const states = actionStates(context.inputs.words.actions, context.month);
  const [open, settled] = [openActions(states), settledActions(states, context.month)];
  const total = (table: 'open' | 'settled', column: 'expected' | 'realised') =>
    savingTotal(context, column, {
      id: `actions.${table}.${column}.total`,
      states: table === 'open' ? open : settled,
      print: (value) => formatNumber(value),
    });
  return {
    finding: actionsFinding(context, open, settled),
    since: actionsSince(context, states),
    open: actionRows(context, open).sort(byDue),
    settled: actionRows(context, settled),
    openTotal: open.length === 0 ? null : total('open', 'expected'),
    settledTotal:
      settled.length === 0 ? null : { expected: total('settled', 'expected'), realised: total('settled', 'realised') },
    note: noteOf(context, [...open, ...settled]),
  };
};

/** What is to be done about the cost, and what became of last month's actions. */
export const actions = {
  id: 'actions',
  title: 'Actions',
  schema: actionsSchema,
  build,
  outline: actionsOutline,
} as const satisfies SectionDefinition<'actions', ActionsSection>;
