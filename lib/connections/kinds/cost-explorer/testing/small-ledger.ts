import type { Entry } from './ledger';

const [prod, payer] = ['444455556666', '111122223333'];
const ec2 = 'Amazon Elastic Compute Cloud - Compute';

/** January to March 2026: usage of two accounts, tax, support, a Savings Plan, credits and a reservation's fee. */
export const smallLedger: readonly Entry[] = ['2026-01', '2026-02', '2026-03'].flatMap((month): Entry[] => [
  { day: `${month}-01`, account: prod, service: ec2, usageType: 'BoxUsage:m6i.large', cost: '10.1234567891' },
  { day: `${month}-02`, account: prod, service: ec2, usageType: 'BoxUsage:m6i.large', cost: '11.0000000001' },
  { day: `${month}-02`, account: prod, service: 'EC2 - Other', usageType: 'NatGateway-Bytes', cost: '3.5' },
  { day: `${month}-03`, account: payer, service: 'AmazonCloudWatch', usageType: 'Requests', cost: '0.0000000004' },
  { day: `${month}-03`, account: payer, service: 'AWS Support (Business)', recordType: 'Support', cost: '100' },
  { day: `${month}-03`, account: payer, service: 'Tax', recordType: 'Tax', cost: '4.2' },
  {
    ...{ day: `${month}-01`, account: payer, service: 'Savings Plans for AWS Compute usage' },
    ...{ recordType: 'SavingsPlanRecurringFee', cost: '50' },
  },
  { day: `${month}-02`, account: prod, service: ec2, recordType: 'Credit', cost: '-5.25' },
  { day: `${month}-01`, account: prod, service: ec2, recordType: 'RIFee', cost: '7' },
]);

/** What a month of it comes to. */
export const monthTotal = '180.5734567896';
export const accountNames: Readonly<Record<string, string>> = { [prod]: 'prod', [payer]: 'payer' };
