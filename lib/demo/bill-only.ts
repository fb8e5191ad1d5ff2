import { type Charge, sumNanos } from './charge';
import type { VendorSaving } from './commitments';
import { organisation, payer } from './organisation';
import { demoMonth } from './timeline';

const { supportTiers, taxRate, credits, refundsCorrections } = organisation.billOnly;

type BillLine = Pick<Charge, 'kind' | 'service' | 'code' | 'category' | 'usageType' | 'description'>;

const monthly = (line: BillLine, month: number, nanos: number): Charge => ({
  ...line,
  day: `${demoMonth(month)}-01`,
  isMonthly: true,
  accountId: payer.id,
  region: null,
  operation: null,
  unit: line.usageType === null ? null : 'Dollar',
  quantityMicros: 1_000_000,
  unitPrice: null,
  listNanos: null,
  billedNanos: nanos,
  effectiveNanos: nanos,
  commitmentId: null,
  tags: {},
});

/** The support fee on a bill, in nano-dollars: each tier's rate on the part of the bill in it, the last on the rest. */
export const supportFee = (billNanos: number): number => {
  let from = 0;
  let fee = 0;
  for (const [at, [limit, rate]] of supportTiers.entries()) {
    const upTo = at === supportTiers.length - 1 ? billNanos : Math.min(billNanos, limit * 1e9);
    fee += Math.max(0, upTo - from) * rate;
    from = Math.max(from, upTo);
  }
  return Math.round(fee);
};

const ec2 = { service: 'Amazon Elastic Compute Cloud', code: 'AmazonEC2', category: 'Compute' } as const;

const creditsAndRefunds = (month: number): Charge[] => [
  ...credits
    .filter((credit) => credit.month === month)
    .map((credit) =>
      monthly(
        {
          kind: 'credit',
          ...ec2,
          usageType: 'BoxUsage:m6i.2xlarge',
          description: credit.reason ?? 'Promotional credit',
        },
        month,
        credit.amount * 1e9,
      ),
    ),
  ...refundsCorrections
    .filter((refund) => refund.month === month)
    .map((refund) =>
      monthly(
        {
          kind: 'refund',
          ...ec2,
          usageType: 'DataTransfer-Out-Bytes',
          description: `Refund for data transfer charges of ${demoMonth(refund.appliesToMonth)}`,
        },
        month,
        refund.amount * 1e9,
      ),
    ),
];

const taxes = (charges: readonly Charge[], month: number): Charge[] => {
  const byService = new Map<string, Charge[]>();
  for (const charge of charges) byService.set(charge.service, [...(byService.get(charge.service) ?? []), charge]);
  return [...byService.values()].flatMap((ofService) => {
    const [first] = ofService;
    const billed = sumNanos(ofService, (charge) => charge.billedNanos);
    if (!first || billed <= 0) return [];
    const { service, code, category } = first;
    const line: BillLine = {
      kind: 'tax',
      service,
      code,
      category,
      usageType: null,
      description: `Tax for product code ${code}`,
    };
    return [monthly(line, month, Math.round((billed * taxRate) / 1e7) * 1e7)];
  });
};

const marketplaceFee = (lastMonthsSavings: readonly VendorSaving[], month: number): Charge[] => {
  const nanos = lastMonthsSavings.reduce((sum, saving) => sum + saving.feeNanos - saving.refundNanos, 0);
  if (nanos === 0) return [];
  const line: BillLine = {
    kind: 'marketplace',
    service: 'Advanced Reserved Instance Automation',
    code: 'Advanced Reserved Instance Automation',
    category: 'Other',
    usageType: 'MP:savings_fee-Units',
    description: `AWS Marketplace: fee for savings of ${demoMonth(month - 1)}`,
  };
  return [monthly(line, month, nanos)];
};

/** What stands on the invoice beside usage and commitments: support, tax, credits, refunds, the vendor's fee of the month before. */
export const billOnlyCharges = (
  charges: readonly Charge[],
  month: number,
  lastMonthsSavings: readonly VendorSaving[],
): Charge[] => {
  const corrections = creditsAndRefunds(month);
  const support = monthly(
    {
      kind: 'support',
      service: 'AWS Support (Business)',
      code: 'AWSSupportBusiness',
      category: 'Other',
      usageType: 'Dollar',
      description: 'AWS Support (Business), percentage of monthly AWS charges',
    },
    month,
    supportFee(sumNanos(charges, (charge) => charge.billedNanos)),
  );
  return [
    support,
    ...corrections,
    ...taxes([...charges, support, ...corrections], month),
    ...marketplaceFee(lastMonthsSavings, month),
  ];
};
