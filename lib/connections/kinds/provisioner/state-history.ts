/** An installation as the list has it now; times in milliseconds, `deletedAt` null while it is there. */
export type Installation = {
  readonly id: string;
  readonly state: string;
  readonly createdAt: number;
  readonly deletedAt: number | null;
  readonly clusterIds: readonly string[];
};

/** A change of an installation's state. */
export type StateChange = {
  readonly id: string;
  readonly installation: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
};

/** The state changes of a window, and the instant since which none is missing; null: none could be had. */
export type EventHistory = { readonly changes: readonly StateChange[]; readonly completeSince: number | null };

/** What stood before a creation. */
const nothing = 'n/a';

/** The state of an installation just before an instant; null when it was not there. */
export type StateBefore = (instant: number) => string | null;

type Change = Pick<StateChange, 'at' | 'from' | 'to'>;

const lastBefore = (changes: readonly Change[], instant: number): number => {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const stateIn = (changes: readonly Change[], instant: number, current: string): string => {
  const at = lastBefore(changes, instant);
  const last = changes[at];
  if (last !== undefined) return last.to;
  const [first] = changes;
  // The oldest change that is known says what was before it; without any, nothing has changed since.
  if (first === undefined) return current;
  return first.from === nothing || first.from === '' ? 'stable' : first.from;
};

const existsBefore = ({ createdAt, deletedAt }: Installation, instant: number): boolean =>
  createdAt < instant && (deletedAt === null || deletedAt >= instant);

/**
 * The state of each installation just before any instant, from its changes. Before the history begins every installation
 * is taken for stable, from its creation to its deletion (provisioner.md 1.5).
 */
export const stateHistories = (
  installations: readonly Installation[],
  { changes, completeSince }: EventHistory,
): ReadonlyMap<string, StateBefore> => {
  const byInstallation = new Map<string, Change[]>();
  for (const change of changes) {
    const known = byInstallation.get(change.installation);
    if (known === undefined) byInstallation.set(change.installation, [change]);
    else known.push(change);
  }
  for (const own of byInstallation.values()) own.sort((one, other) => one.at - other.at);
  const since = completeSince ?? Number.POSITIVE_INFINITY;
  return new Map(
    installations.map((installation): [string, StateBefore] => {
      const own = byInstallation.get(installation.id) ?? [];
      const before: StateBefore = (instant) => {
        if (!existsBefore(installation, instant)) return null;
        return instant <= since ? 'stable' : stateIn(own, instant, installation.state);
      };
      return [installation.id, before];
    }),
  );
};

/** How many installations are in another state than their last change says: their history has a gap. */
export const countGaps = (installations: readonly Installation[], changes: readonly StateChange[]): number => {
  const last = new Map<string, StateChange>();
  for (const change of changes) {
    const known = last.get(change.installation);
    if (known === undefined || change.at >= known.at) last.set(change.installation, change);
  }
  return installations.filter(({ id, state, deletedAt }) => {
    const change = last.get(id);
    return deletedAt === null && change !== undefined && change.to !== state;
  }).length;
};
