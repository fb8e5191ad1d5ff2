import { addMonths, type Month } from '../../month/month';
import type { ActionRecord } from './words';

/** One action as a month's report shows it. */
export type ActionState = {
  /** As it is in the month. */
  readonly now: ActionRecord;
  /** As the report before showed it; null: not yet there. */
  readonly before: ActionRecord | null;
  readonly opened: Month;
};

/** The record in force in a month: of the newest report month up to it, the last one made. */
const inForce = (records: readonly ActionRecord[], month: Month): ActionRecord | null =>
  records
    .filter((record) => record.month <= month)
    .reduce<ActionRecord | null>((best, record) => (best === null || record.month >= best.month ? record : best), null);

/** Every action that exists in a month, in the order in which they were added. */
export const actionStates = (records: readonly ActionRecord[], month: Month): ActionState[] =>
  [...new Set(records.map(({ action }) => action))].flatMap((action) => {
    const own = records.filter((record) => record.action === action);
    const now = inForce(own, month);
    if (now === null) return [];
    const [opened = now.month] = own.map((record) => record.month).sort();
    return [{ now, before: inForce(own, addMonths(month, -1)), opened }];
  });

const isOpen = (record: ActionRecord): boolean => record.status === 'open';

/** The actions that a report lists as open. */
export const openActions = (states: readonly ActionState[]): ActionState[] => states.filter(({ now }) => isOpen(now));

/**
 * The actions that a report shows with what became of them: those settled since the report before, those whose outcome
 * was written anew, and once more those done the month before whose expected saving nobody has measured yet.
 */
export const settledActions = (states: readonly ActionState[], month: Month): ActionState[] =>
  states.filter(({ now, before }) => {
    if (isOpen(now)) return false;
    if (before === null || isOpen(before) || now.month === month) return true;
    const isMeasured = now.realisedSaving !== null || now.expectedSaving === null;
    return now.status === 'done' && !isMeasured && now.month === addMonths(month, -1);
  });
