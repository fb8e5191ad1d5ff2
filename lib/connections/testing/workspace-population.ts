/** A workspace's life on a server: what it became when, and on which cluster it lay from when on. */
export type WorkspaceLife = {
  readonly id: string;
  /** Oldest first; the first is its creation. Milliseconds. */
  readonly states: readonly { readonly at: number; readonly state: string }[];
  readonly deletedAt: number | null;
  readonly places: readonly { readonly cluster: string; readonly from: number; readonly until: number | null }[];
};

export type ClusterLife = {
  readonly id: string;
  readonly name: string;
  readonly vpc: string | null;
  readonly provisioner: 'eks' | 'kops' | 'old';
};

/** Everything that a made-up Provisioner knows. */
export type Population = { readonly workspaces: readonly WorkspaceLife[]; readonly clusters: readonly ClusterLife[] };

const dayMs = 86_400_000;

/** A number from 0 to 1 that looks random and is the same each time. */
const noise = (...seeds: readonly number[]): number => {
  let hash = 2166136261;
  for (const seed of seeds) hash = Math.imul(hash ^ (seed + 0x9e37), 16777619);
  hash ^= hash >>> 13;
  return ((Math.imul(hash, 0x5bd1e995) ^ (hash >>> 15)) >>> 0) / 2 ** 32;
};

const clusters: readonly ClusterLife[] = [
  { id: 'tetw1yt3yinjdbhctsstcrybch', name: 'prod-us-1', vpc: 'vpc-0a91us1', provisioner: 'eks' },
  { id: 'w8xk3nfbqpd7tnxj4o6yy1rzce', name: 'prod-eu-1', vpc: 'vpc-0a91eu1', provisioner: 'kops' },
];

const lifeOf = (number: number, fromMs: number, untilMs: number): WorkspaceLife => {
  const random = (what: number) => noise(number, what);
  const created = Math.round(fromMs + random(1) * (untilMs - fromMs));
  const states = [
    { at: created, state: 'creation-requested' },
    { at: created + 600_000, state: 'stable' },
  ];
  let at = created + 600_000;
  for (let turn = 0; turn < 6; turn += 1) {
    at += Math.round((5 + random(10 + turn) * 60) * dayMs);
    const isWaking = turn % 2 === 1;
    states.push({ at, state: isWaking ? 'wake-up-requested' : 'hibernation-in-progress' });
    states.push({ at: at + 300_000, state: isWaking ? 'stable' : 'hibernating' });
  }
  const isLeaving = random(2) < 0.15;
  if (isLeaving) states.push({ at: at + 3_600_000, state: 'deletion-requested' });
  const cluster = clusters[random(3) < 0.7 ? 0 : 1]?.id ?? '';
  return {
    ...{ id: `w${String(number).padStart(25, '0')}`, states },
    deletedAt: isLeaving ? at + 4_000_000 : null,
    places: [{ cluster, from: created, until: null }],
  };
};

/** A made-up company's workspaces on two clusters, the same each time; some hibernate, wake up and leave. */
export const samplePopulation = (count: number, from: string, until: string): Population => ({
  workspaces: Array.from({ length: count }, (_, number) => lifeOf(number, Date.parse(from), Date.parse(until))),
  clusters,
});

/** The state of a workspace just before an instant, by looking at each change in turn; null when it was not there. */
export const stateJustBefore = ({ states, deletedAt }: WorkspaceLife, instant: number): string | null => {
  let found: string | null = null;
  for (const { at, state } of states) if (at < instant) found = state;
  return deletedAt !== null && deletedAt < instant ? null : found;
};
