import { unnamedAccount, unnamedService } from '../ingest/documents/document-bill';

/** What one of two bills says of an account's service in a month. Nanos. */
export type FeedCost = {
  readonly feed: string;
  readonly currency: string | null;
  readonly accountId: string;
  readonly service: string;
  readonly billedNanos: bigint;
  /** Null: the bill does not know it. */
  readonly effectiveNanos: bigint | null;
};

export type ComparedBasis = 'billed' | 'effective';

/** One account and service in both bills. Null: a bill does not name it. */
export type ComparedRow = {
  readonly accountId: string;
  readonly service: string;
  readonly firstNanos: bigint | null;
  readonly secondNanos: bigint | null;
  /** second − first. */
  readonly differenceNanos: bigint;
};

export type FeedComparison = {
  readonly first: string;
  readonly second: string;
  readonly basis: ComparedBasis;
  /** Where the two bills are in different currencies nothing is compared. */
  readonly currencies: readonly (string | null)[];
  /** Bills that do not know the cost in this basis: nothing is compared then either. */
  readonly unknownIn: readonly string[];
  /** Only what differs, the biggest difference first. */
  readonly rows: readonly ComparedRow[];
  readonly equalRows: number;
  readonly firstNanos: bigint;
  readonly secondNanos: bigint;
  readonly differenceNanos: bigint;
};

/**
 * AWS names one service in three vocabularies: its API and console, the CUR's product codes, FOCUS. What is compared is
 * the name without its maker, its words and punctuation; names that stay different stand on rows of their own.
 */
export const serviceKey = (service: string): string => {
  const known = serviceNames.get(service.toLowerCase());
  return (known ?? service)
    .toLowerCase()
    .replace(/^(amazon|aws)\b/, '')
    .replace(/[^a-z0-9]/g, '');
};

/** Product codes of the CUR whose letters do not spell the service's name. */
const serviceNames: ReadonlyMap<string, string> = new Map([
  ['amazonec2', 'Elastic Compute Cloud'],
  ['ec2 - other', 'Elastic Compute Cloud'],
  ['amazon elastic compute cloud - compute', 'Elastic Compute Cloud'],
  ['amazons3', 'Simple Storage Service'],
  ['amazonrds', 'Relational Database Service'],
  ['amazoneks', 'Elastic Kubernetes Service'],
  ['amazon elastic container service for kubernetes', 'Elastic Kubernetes Service'],
  ['awselb', 'Elastic Load Balancing'],
  ['amazonvpc', 'Virtual Private Cloud'],
  ['amazoncloudwatch', 'CloudWatch'],
  ['awskms', 'Key Management Service'],
  ['amazones', 'OpenSearch Service'],
  ['awsdatatransfer', 'Data Transfer'],
  ['computesavingsplans', 'Savings Plans for Compute usage'],
  ['awslambda', 'Lambda'],
  ['amazonroute53', 'Route 53'],
  ['amazondynamodb', 'DynamoDB'],
  ['awssupportbusiness', 'Support (Business)'],
]);

type Sides = { accountId: string; service: string; first: bigint | null; second: bigint | null };

const sizeOf = ({ differenceNanos }: ComparedRow): bigint =>
  differenceNanos < 0n ? -differenceNanos : differenceNanos;

const bySize = (a: ComparedRow, b: ComparedRow): number => {
  if (sizeOf(a) !== sizeOf(b)) return sizeOf(a) < sizeOf(b) ? 1 : -1;
  return `${a.accountId} ${a.service}` < `${b.accountId} ${b.service}` ? -1 : 1;
};

const costIn = ({ billedNanos, effectiveNanos }: FeedCost, basis: ComparedBasis): bigint | null =>
  basis === 'billed' ? billedNanos : effectiveNanos;

const pairUp = (costs: readonly FeedCost[], first: string, basis: ComparedBasis): Sides[] => {
  const pairs = new Map<string, Sides>();
  for (const cost of costs) {
    const key = `${cost.accountId} ${serviceKey(cost.service)}`;
    const pair = pairs.get(key) ?? { accountId: cost.accountId, service: cost.service, first: null, second: null };
    const side = cost.feed === first ? 'first' : 'second';
    pair[side] = (pair[side] ?? 0n) + (costIn(cost, basis) ?? 0n);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
};

const total = (rows: readonly Sides[], side: 'first' | 'second'): bigint =>
  rows.reduce((sum, row) => sum + (row[side] ?? 0n), 0n);

const named = { accountId: unnamedAccount, service: unnamedService } as const;

/** Where one of the bills names no accounts, or no services, the two are compared without them. */
const asCoarse = (costs: readonly FeedCost[], key: keyof typeof named): FeedCost[] => {
  const feeds = new Set(costs.map(({ feed }) => feed));
  const namesNone = [...feeds].some((feed) => costs.every((cost) => cost.feed !== feed || cost[key] === named[key]));
  return costs.map((cost) => (namesNone ? { ...cost, [key]: named[key] } : cost));
};

type Asked = { readonly first: string; readonly second: string; readonly basis: ComparedBasis };

/** Two bills of one month by account and service. Rows and totals agree: the rows' differences sum to the total's. */
export const compareFeeds = (costs: readonly FeedCost[], { first, second, basis }: Asked): FeedComparison => {
  const found = costs.filter(({ feed }) => feed === first || feed === second);
  const own = asCoarse(asCoarse(found, 'accountId'), 'service');
  const unknown = own.filter((cost) => costIn(cost, basis) === null);
  const pairs = unknown.length > 0 ? [] : pairUp(own, first, basis);
  const rows = pairs.map(
    (pair): ComparedRow => ({
      accountId: pair.accountId,
      service: pair.service,
      firstNanos: pair.first,
      secondNanos: pair.second,
      differenceNanos: (pair.second ?? 0n) - (pair.first ?? 0n),
    }),
  );
  const different = rows.filter(({ differenceNanos }) => differenceNanos !== 0n);
  const [firstNanos, secondNanos] = [total(pairs, 'first'), total(pairs, 'second')];
  return {
    ...{ first, second, basis, firstNanos, secondNanos },
    currencies: [...new Set(own.map(({ currency }) => currency))],
    unknownIn: [...new Set(unknown.map(({ feed }) => feed))],
    rows: different.sort(bySize),
    equalRows: rows.length - different.length,
    differenceNanos: secondNanos - firstNanos,
  };
};
