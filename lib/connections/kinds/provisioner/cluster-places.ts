import type { Installation } from './state-history';

/** That an installation lies on a cluster; during a migration it lies on two, one of them active. */
export type Placement = {
  readonly id: string;
  readonly cluster: string;
  readonly installation: string;
  readonly isActive: boolean;
  readonly createdAt: number;
  readonly deletedAt: number | null;
};

/** The cluster that an installation lay on just before each of some instants; null when it lay on none. */
export type ClustersBefore = (instants: readonly number[]) => readonly (string | null)[];

const isThere = ({ createdAt, deletedAt }: Placement, instant: number): boolean =>
  createdAt < instant && (deletedAt === null || deletedAt >= instant);

/** Of two at once the active one counts, else the older: a migration has not switched yet. */
const placeBefore = (own: readonly Placement[], instant: number): string | null => {
  const [only] = own;
  if (only !== undefined && own.length === 1) return isThere(only, instant) ? only.cluster : null;
  const there = own.filter((placement) => isThere(placement, instant));
  return (there.findLast(({ isActive }) => isActive) ?? there[0])?.cluster ?? null;
};

/** Where each installation lay, from the placements; where the server gives none, the cluster that the list names. */
export const clusterPlaces = (
  installations: readonly Installation[],
  placements: readonly Placement[] | null,
): ReadonlyMap<string, ClustersBefore> => {
  const byInstallation = new Map<string, Placement[]>();
  for (const placement of placements ?? []) {
    const known = byInstallation.get(placement.installation);
    if (known === undefined) byInstallation.set(placement.installation, [placement]);
    else known.push(placement);
  }
  for (const own of byInstallation.values()) own.sort((one, other) => one.createdAt - other.createdAt);
  return new Map(
    installations.map(({ id, clusterIds }): [string, ClustersBefore] => {
      const own = byInstallation.get(id);
      const listed = clusterIds[0] ?? null;
      return [id, (instants) => instants.map((instant) => (own === undefined ? listed : placeBefore(own, instant)))];
    }),
  );
};
