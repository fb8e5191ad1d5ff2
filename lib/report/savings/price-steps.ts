import { sumNanos } from '../../money/nanos';
import type { PricedCost } from './savings-inputs';

/** How much each way of paying less took off list prices, in nanos: positive where it lowers cost. */
export type Saved = {
  /** Null: a line's contracted cost is not known. */
  readonly negotiated: bigint | null;
  readonly commitments: bigint;
  readonly spot: bigint;
  /** What lies between list and effective price for none of these reasons; usually nothing. */
  readonly other: bigint;
};

/** A month's usage and commitments between list and effective price, in nanos. */
export type PriceSteps = {
  /** Usage at public on-demand prices; null where a bill does not know them. */
  readonly list: bigint | null;
  /** Null where `list` or `effective` is. list − negotiated − commitments − spot − other = effective. */
  readonly saved: Saved | null;
  /** Null where a bill does not know it. */
  readonly effective: bigint | null;
  /** What commitments cost that usage used, and that nothing used. */
  readonly used: bigint;
  readonly unused: bigint;
  /** Usage at list prices that commitments cover, and all that is not spot; null where `list` is. */
  readonly covered: bigint | null;
  readonly coverable: bigint | null;
};

const wayIds = ['commitment-charge', 'committed', 'spot', 'on-demand'] as const;
type Way = (typeof wayIds)[number];

const wayOf = ({ scopeClass, pricingCategory, commitmentStatus }: PricedCost): Way => {
  if (scopeClass === 'commitment' || commitmentStatus === 'Unused') return 'commitment-charge';
  if (pricingCategory === 'Dynamic') return 'spot';
  return pricingCategory === 'Committed' || commitmentStatus === 'Used' ? 'committed' : 'on-demand';
};

const sumOf = (costs: readonly PricedCost[], of: (cost: PricedCost) => bigint): bigint =>
  costs.reduce((sum, cost) => sum + of(cost), 0n);

const effectiveOf = ({ effectiveNanos }: PricedCost): bigint => effectiveNanos ?? 0n;
const listOf = ({ listNanos }: PricedCost): bigint => listNanos ?? 0n;

/** Where contracted cost is not known everywhere, prices are compared with list prices, and nothing is called negotiated. */
const savedBy = (ways: ReadonlyMap<Way, readonly PricedCost[]>): Saved => {
  const of = (way: Way) => ways.get(way) ?? [];
  const priced = [...of('committed'), ...of('on-demand')];
  const isKnown = priced.every(({ contractedNanos }) => contractedNanos !== null);
  const before = (cost: PricedCost) => (isKnown ? (cost.contractedNanos ?? 0n) : listOf(cost));
  const gap = (cost: PricedCost) => before(cost) - effectiveOf(cost);
  return {
    negotiated: isKnown ? sumOf(priced, (cost) => listOf(cost) - before(cost)) : null,
    commitments: sumOf(of('committed'), gap) - sumOf(of('commitment-charge'), effectiveOf),
    spot: sumOf(of('spot'), (cost) => listOf(cost) - effectiveOf(cost)),
    other: sumOf(of('on-demand'), gap),
  };
};

/**
 * Splits what lies between list and effective price of a month's lines by pricing category and commitment status (FOCUS;
 * the Cost and Usage Report is read in the same words):
 * - `Committed` or `Used`: list to contracted price is negotiated, contracted to effective price is the commitment's;
 * - `Dynamic`: all of it is spot's, since its price is the market's and no contract's;
 * - fees and `Unused` commitments have no on-demand price (a purchase's list cost is its fee: counting it would double the
 *   usage it pays for), and their effective cost makes the commitments' saving smaller;
 * - everything else: list to contracted price is negotiated, the rest is `other`.
 */
export const priceSteps = (costs: readonly PricedCost[]): PriceSteps => {
  const ways = new Map(wayIds.map((way) => [way, costs.filter((cost) => wayOf(cost) === way)] as const));
  const usage = costs.filter((cost) => wayOf(cost) !== 'commitment-charge');
  const list = sumNanos(usage.map(({ listNanos }) => listNanos));
  const isListed = list !== null;
  const effective = sumNanos(costs.map(({ effectiveNanos }) => effectiveNanos));
  const withStatus = (status: string) => costs.filter(({ commitmentStatus }) => commitmentStatus === status);
  return {
    list,
    saved: isListed && effective !== null ? savedBy(ways) : null,
    effective,
    used: sumOf(withStatus('Used'), effectiveOf),
    unused: sumOf(withStatus('Unused'), effectiveOf),
    covered: isListed ? sumOf(ways.get('committed') ?? [], listOf) : null,
    coverable: isListed ? list - sumOf(ways.get('spot') ?? [], listOf) : null,
  };
};
