import type { Day } from '../../../month/month';
import { dayOf } from '../../counts/day-counts';
import type { Fleet } from './count-days';
import type { StatusCounts } from './provisioner-answers';
import type { Bucket } from './state-buckets';
import { countGaps, type EventHistory, type Installation } from './state-history';

const plain = new Intl.NumberFormat('en-US');

const workspaces = (count: number): string => (count === 1 ? '1 workspace' : `${plain.format(count)} workspaces`);

const statusOf = (installations: readonly Installation[]): StatusCounts => {
  const there = installations.filter(({ deletedAt }) => deletedAt === null);
  const inState = (state: string) => there.filter((one) => one.state === state).length;
  return {
    ...{ total: there.length, stable: inState('stable'), hibernating: inState('hibernating') },
    pendingDeletion: inState('deletion-pending'),
  };
};

const statusWords: Readonly<Record<keyof StatusCounts, string>> = {
  ...{ total: 'in all', stable: 'stable', hibernating: 'hibernating', pendingDeletion: 'waiting for deletion' },
};

/**
 * What the list and the status counts disagree on. The status is asked before and after the list: what changes while the
 * list is read lies between the two.
 */
export const statusNotices = (
  installations: readonly Installation[],
  before: StatusCounts,
  after: StatusCounts,
): string[] => {
  const own = statusOf(installations);
  const differing = (['total', 'stable', 'hibernating', 'pendingDeletion'] as const).filter((key) => {
    const [least, most] = [Math.min(before[key], after[key]), Math.max(before[key], after[key])];
    return own[key] < least || own[key] > most;
  });
  return differing.map(
    (key) =>
      `The list has ${workspaces(own[key])} ${statusWords[key]}, the status says ${plain.format(after[key])}: the list counts.`,
  );
};

/** Which states nobody has put anywhere, and how many workspaces are in each now. */
export const stateNotices = (
  installations: readonly Installation[],
  { changes }: EventHistory,
  bucketOf: (state: string) => Bucket,
): string[] => {
  const there = installations.filter(({ deletedAt }) => deletedAt === null);
  const states = new Set([...there.map(({ state }) => state), ...changes.map(({ to }) => to)]);
  const unknown = [...states].filter((state) => bucketOf(state) === 'unclassified').sort();
  if (unknown.length === 0) return [];
  const named = unknown.map((state) => {
    const now = there.filter((one) => one.state === state).length;
    return `${JSON.stringify(state.slice(0, 60))} (${plain.format(now)} now)`;
  });
  return [
    `In no count, since their state is in no bucket: ${named.join(', ')}. Say where they count in the connection.`,
  ];
};

/** What of the past can't be told, and why. */
export const historyNotices = (
  { installations, nowMs }: Fleet,
  { changes, completeSince }: EventHistory,
  leftOut: readonly Day[],
): string[] => {
  const gaps = countGaps(installations, changes, nowMs);
  const off = `${workspaces(gaps)} ${gaps === 1 ? 'is' : 'are'} in another state than the last event says: past days may be off by as many.`;
  const missing =
    completeSince === null
      ? 'There is no event history: only today is counted.'
      : `The event history begins on ${dayOf(completeSince)}: ${leftOut.length} days before it are not counted.`;
  return [...(gaps === 0 ? [] : [off]), ...(leftOut.length === 0 ? [] : [missing])];
};
