import { type Charge, sumNanos } from './charge';
import { organisation, payer } from './organisation';
import { daysOf, demoMonth, stepAt } from './timeline';

const { savingsPlans, rdsReserved, zesty, spot } = organisation.commitments;

/** Part of instance-hours on spot: it grows by a step a quarter, and once fell back. */
export const spotShare = (month: number): number => {
  if (month < spot.from) return 0;
  const { rollback } = spot;
  const rolledBack = month >= rollback.month;
  const quarters = rolledBack ? Math.floor((month - rollback.month + 1) / 3) : Math.floor((month - spot.from) / 3);
  return Math.min(spot.cap, (rolledBack ? rollback.to : spot.shareStart) + quarters * spot.stepPerQuarter * 1.02);
};

const savingsPlanId = `arn:aws:savingsplans::${payer.id}:savingsplan/5d0e6c1a-compute`;
const rdsReservationId = `arn:aws:rds:us-east-1:${payer.id}:ri:db-r6g-large`;
const zestyReservationId = `arn:aws:ec2:us-east-1:${payer.id}:reserved-instances/convertible`;

/** Accounts whose compute commitments cover: production and core. */
const isCovered = (charge: Charge): boolean =>
  organisation.accounts.some(
    (account) =>
      account.id === charge.accountId && (account.environment === 'production' || account.environment === 'core'),
  );

const part = (charge: Charge, share: number): Charge => {
  const listNanos = Math.round((charge.listNanos ?? 0) * share);
  const quantityMicros = Math.round(charge.quantityMicros * share);
  return { ...charge, quantityMicros, listNanos, billedNanos: listNanos, effectiveNanos: listNanos };
};

const discounted = (charge: Charge, kind: Charge['kind'], discount: number, commitmentId: string | null): Charge => {
  const effectiveNanos = Math.round((charge.listNanos ?? 0) * (1 - discount));
  return { ...charge, kind, effectiveNanos, billedNanos: kind === 'spot' ? effectiveNanos : 0, commitmentId };
};

const isInstance = (charge: Charge): boolean => charge.usageType?.includes('BoxUsage:') === true;

const splitCompute = (charge: Charge, month: number): Charge[] => {
  const spotPart = spotShare(month);
  const rest = 1 - spotPart;
  const planPart = isCovered(charge) ? rest * stepAt(savingsPlans.coverageOfEc2, month) : 0;
  const zestyPart = isCovered(charge) ? rest * stepAt(zesty.coverageOfEc2, month) : 0;
  const onSpot = part(
    {
      ...charge,
      usageType: charge.usageType?.replace('BoxUsage:', 'SpotUsage:') ?? null,
      operation: 'RunInstances:SV001',
    },
    spotPart,
  );
  return [
    part(charge, rest - planPart - zestyPart),
    discounted(onSpot, 'spot', spot.discount, null),
    discounted(part(charge, planPart), 'savings-plan-covered', savingsPlans.discount, savingsPlanId),
    discounted(part(charge, zestyPart), 'reserved', zesty.discount, zestyReservationId),
  ].filter((one) => one.quantityMicros > 0);
};

const splitDatabase = (charge: Charge): Charge[] => [
  part(charge, 1 - rdsReserved.coverage),
  discounted(part(charge, rdsReserved.coverage), 'reserved', rdsReserved.discount, rdsReservationId),
];

/** The month's usage with what spot, Savings Plans and reservations cover taken apart. */
export const coverUsage = (charges: readonly Charge[], month: number): Charge[] =>
  charges.flatMap((charge) => {
    if (isInstance(charge)) return splitCompute(charge, month);
    const isDatabase = charge.usageType?.includes('InstanceUsage:db.') === true;
    return isDatabase && isCovered(charge) && month >= rdsReserved.from ? splitDatabase(charge) : [charge];
  });

const feeOf = (
  fee: Pick<Charge, 'kind' | 'day' | 'service' | 'code' | 'category' | 'usageType' | 'commitmentId' | 'description'>,
  feeNanos: number,
  usedNanos: number,
): Charge => ({
  ...fee,
  isMonthly: fee.kind === 'reservation-fee',
  accountId: payer.id,
  region: 'us-east-1',
  operation: null,
  unit: 'Hrs',
  quantityMicros: 24_000_000,
  unitPrice: null,
  listNanos: null,
  billedNanos: feeNanos,
  effectiveNanos: feeNanos - usedNanos,
  tags: {},
});

const reservationFee = (used: readonly Charge[], month: number, utilisation: number): Charge[] => {
  const first = used[0];
  if (!first) return [];
  const usedNanos = sumNanos(used, (charge) => charge.effectiveNanos);
  const fee = feeOf(
    {
      kind: 'reservation-fee',
      day: `${demoMonth(month)}-01`,
      service: first.service,
      code: first.code,
      category: first.category,
      usageType: first.service.includes('Database') ? 'HeavyUsage:db.r6g.large' : 'HeavyUsage:m6i.2xlarge',
      commitmentId: first.commitmentId,
      description: 'Reserved instance, hourly fee of the month',
    },
    Math.round(usedNanos / utilisation),
    usedNanos,
  );
  return [fee];
};

const savingsPlanFees = (covered: readonly Charge[], month: number): Charge[] => {
  if (covered.length === 0) return [];
  const days = daysOf(demoMonth(month));
  const usedByDay = days.map((day) =>
    sumNanos(
      covered.filter((charge) => charge.day === day),
      (charge) => charge.effectiveNanos,
    ),
  );
  const used = usedByDay.reduce((sum, nanos) => sum + nanos, 0);
  const commitment = Math.max(Math.round(used / savingsPlans.utilisation / days.length), ...usedByDay);
  return days.map((day, at) =>
    feeOf(
      {
        kind: 'savings-plan-fee',
        day,
        service: 'Savings Plans for AWS Compute usage',
        code: 'ComputeSavingsPlans',
        category: 'Compute',
        usageType: 'ComputeSP:1yrNoUpfront',
        commitmentId: savingsPlanId,
        description: '1 year No Upfront Compute Savings Plan',
      },
      commitment,
      usedByDay[at] ?? 0,
    ),
  );
};

/** What the month's commitments cost, with the part that nothing used as its effective cost. */
export const commitmentFees = (usage: readonly Charge[], month: number): Charge[] => {
  const of = (id: string) => usage.filter((charge) => charge.commitmentId === id);
  return [
    ...savingsPlanFees(of(savingsPlanId), month),
    ...reservationFee(of(rdsReservationId), month, rdsReserved.utilisation),
    ...reservationFee(of(zestyReservationId), month, 1),
  ];
};

/** The savings vendor's work for one account in one month, in nano-dollars. */
export type VendorSaving = {
  readonly accountId: string;
  readonly grossNanos: number;
  readonly feeNanos: number;
  readonly refundNanos: number;
};

/** What the vendor saved and charged per account; the refund goes to the account with the largest saving. */
export const vendorSavings = (usage: readonly Charge[], month: number): VendorSaving[] => {
  const gross = new Map<string, number>();
  for (const charge of usage) {
    if (charge.commitmentId !== zestyReservationId) continue;
    const saved = (charge.listNanos ?? 0) - charge.effectiveNanos;
    gross.set(charge.accountId, (gross.get(charge.accountId) ?? 0) + saved);
  }
  const toCents = (nanos: number) => Math.round(nanos / 1e7) * 1e7;
  return [...gross]
    .sort(([, one], [, other]) => other - one)
    .map(([accountId, saved], at) => ({
      accountId,
      grossNanos: toCents(saved),
      feeNanos: toCents(saved * zesty.feePctOfSavings),
      refundNanos: at === 0 ? (zesty.refundMonths[String(month)] ?? 0) * 1e9 : 0,
    }));
};
