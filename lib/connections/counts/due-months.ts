import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { saveConnectionState } from '../../../db/commands/save-connection-state';
import { connectionStateOf } from '../../../db/queries/connections';
import { reportStatesIn } from '../../../db/queries/editions';
import type { ImportOutcome } from '../../jobs/import-outcome';
import { addMonths, type Month, monthName, monthOfDay, monthRange } from '../../month/month';
import type { ConnectorContext, PullRequest } from '../connector';
import { dayOf } from './day-counts';

/** What a connection's counts are made of: when it changes, months that are over are counted again. */
export type CountBasisKey = string;

/** One text for everything that decides how something is counted. */
export const basisKey = (...parts: readonly unknown[]): CountBasisKey =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

type Due = { readonly months: readonly Month[]; readonly notices: readonly string[] };

const stateKey = 'counted-months';
const stateSchema = z.object({ basis: z.string(), months: z.array(z.string()) });

/** Months that were counted after they had ended, and need no second look. */
const countedMonths = ({ db, connection }: ConnectorContext, basis: CountBasisKey): readonly Month[] => {
  const state = stateSchema.safeParse(connectionStateOf(db, connection.id, stateKey));
  return state.success && state.data.basis === basis ? state.data.months : [];
};

const named = (months: readonly Month[]): string => months.map((month) => monthName(month, 'short')).join(', ');

/**
 * The months to count, oldest first: those asked for as far as they have begun; else every month back to the history's
 * beginning that is not closed and was not counted since it ended.
 */
export const dueMonths = (
  context: ConnectorContext,
  { months }: PullRequest,
  { historyMonths, basis }: { readonly historyMonths: number; readonly basis: CountBasisKey },
): Due => {
  const current = monthOfDay(dayOf(context.now().getTime()));
  if (months !== null) {
    const later = months.filter((month) => month > current);
    const notices = later.length === 0 ? [] : [`Not begun yet: ${named(later)}.`];
    return { months: months.filter((month) => month <= current).sort(), notices };
  }
  const first = addMonths(current, -historyMonths);
  const states = reportStatesIn(context.db, { first, last: current });
  const closed = monthRange(first, current).filter((month) => states.has(month));
  const counted = countedMonths(context, basis);
  const due = monthRange(first, current).filter((month) => !closed.includes(month) && !counted.includes(month));
  const notices = closed.length === 0 ? [] : [`Closed, and left as they are: ${named(closed)}.`];
  return { months: due, notices };
};

type Brought = {
  readonly months: readonly Month[];
  readonly basis: CountBasisKey;
  readonly outcomes: readonly ImportOutcome[];
};

/** Notes which of the months that were brought are over, so that they are not asked for again; not those of refused files. */
export const rememberCounted = (context: ConnectorContext, { months, basis, outcomes }: Brought): void => {
  const current = monthOfDay(dayOf(context.now().getTime()));
  const refused = outcomes.filter(({ result }) => result === 'refused').map(({ name }) => name);
  const over = months.filter((month) => month < current && !refused.some((name) => name.includes(month)));
  const all = [...new Set([...countedMonths(context, basis), ...over])].sort();
  saveConnectionState(context.db, context.connection.id, stateKey, { basis, months: all });
};
