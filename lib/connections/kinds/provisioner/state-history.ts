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

/** The state of an installation just before each of some instants, oldest first; null when it was not there. */
export type StatesBefore = (instants: readonly number[]) => readonly (string | null)[];

type Change = Pick<StateChange, 'at' | 'from' | 'to'>;

/** The oldest change that is known says what was before it; without any, nothing has changed since. */
const stateAtFirst = ([first]: readonly Change[], current: string): string => {
  if (first === undefined) return current;
  return first.from === nothing || first.from === '' ? 'stable' : first.from;
};

const existsBefore = ({ createdAt, deletedAt }: Installation, instant: number): boolean =>
  createdAt < instant && (deletedAt === null || deletedAt >= instant);

/** Goes through the changes of one installation once, however many instants are asked for. */
const walk =
  (installation: Installation, changes: readonly Change[], since: number): StatesBefore =>
  (instants) => {
    let at = 0;
    let state = stateAtFirst(changes, installation.state);
    return instants.map((instant) => {
      for (let next = changes[at]; next !== undefined && next.at < instant; next = changes[at]) {
        state = next.to;
        at += 1;
      }
      if (!existsBefore(installation, instant)) return null;
      return instant <= since ? 'stable' : state;
    });
  };

/**
 * The state of each installation at the ends of days, from its changes. Before the history begins every installation is
 * taken for stable, from its creation to its deletion (provisioner.md 1.5).
 */
export const stateHistories = (
  installations: readonly Installation[],
  { changes, completeSince }: EventHistory,
): ReadonlyMap<string, StatesBefore> => {
  const byInstallation = new Map<string, Change[]>();
  for (const change of changes) {
    const known = byInstallation.get(change.installation);
    if (known === undefined) byInstallation.set(change.installation, [change]);
    else known.push(change);
  }
  for (const own of byInstallation.values()) own.sort((one, other) => one.at - other.at);
  const since = completeSince ?? Number.POSITIVE_INFINITY;
  return new Map(installations.map((one) => [one.id, walk(one, byInstallation.get(one.id) ?? [], since)]));
};

/**
 * How many installations are in another state than their last change says: their history has a gap. Those that changed
 * while they were read, from an instant on, say nothing.
 */
export const countGaps = (
  installations: readonly Installation[],
  changes: readonly StateChange[],
  readFrom: number,
): number => {
  const last = new Map<string, StateChange>();
  for (const change of changes) {
    const known = last.get(change.installation);
    if (known === undefined || change.at >= known.at) last.set(change.installation, change);
  }
  return installations.filter(({ id, state, deletedAt }) => {
    const change = last.get(id);
    return deletedAt === null && change !== undefined && change.at < readFrom && change.to !== state;
  }).length;
};
