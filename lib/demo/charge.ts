import type { Day } from '../month/month';

export const chargeKinds = [
  'on-demand',
  'spot',
  'savings-plan-covered',
  'reserved',
  'savings-plan-fee',
  'reservation-fee',
  'support',
  'marketplace',
  'tax',
  'credit',
  'refund',
] as const;

/** One charge of the demo's bill, before a format splits it into lines. Costs are whole nano-dollars. */
export type Charge = {
  readonly kind: (typeof chargeKinds)[number];
  readonly day: Day;
  /** Charges of a whole month end with it, others with their day. */
  readonly isMonthly: boolean;
  readonly accountId: string;
  readonly region: string | null;
  readonly service: string;
  readonly code: string;
  readonly category: string;
  /** Null on tax, as AWS leaves it. */
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly unit: string | null;
  readonly quantityMicros: number;
  /** Public price of one unit, as AWS prints it; null on what has none. */
  readonly unitPrice: string | null;
  /** At public on-demand price; null on what has none (fees, tax, credits). */
  readonly listNanos: number | null;
  /** What the invoice says once negations are netted. For fees: the fee. */
  readonly billedNanos: number;
  /** Amortised. For fees: the part of the commitment that nothing used. */
  readonly effectiveNanos: number;
  readonly commitmentId: string | null;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
};

/** Plain decimal text of whole units of `10^-places`. */
export const decimalText = (units: number, places: 6 | 9): string => {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
  return units < 0 ? `-${text}` : text;
};

/** The sum of one cost over charges, exact while it stays under nine million dollars. */
export const sumNanos = (charges: readonly Charge[], cost: (charge: Charge) => number | null): number =>
  charges.reduce((sum, charge) => sum + (cost(charge) ?? 0), 0);
