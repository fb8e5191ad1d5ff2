import type { FactBatch, ScanResult } from '../lib/ingest/types';
import type { LineKey } from '../lib/kpis/types';

/** How large a made-up bill is: every fact is one of `keys` kinds of line on one day of the month. */
export type SyntheticBill = {
  readonly month: string;
  readonly facts: number;
  readonly accounts: number;
  readonly keysPerAccount: number;
};

const payerId = '100000000001';
const services = [
  ['Amazon Elastic Compute Cloud', 'BoxUsage:m6i.2xlarge'],
  ['Amazon Elastic Compute Cloud', 'EBS:VolumeUsage.gp3'],
  ['Amazon Elastic Compute Cloud', 'NatGateway-Bytes'],
  ['Amazon Relational Database Service', 'InstanceUsage:db.r6g.large'],
  ['Amazon Simple Storage Service', 'TimedStorage-ByteHrs'],
  ['Elastic Load Balancing', 'LoadBalancerUsage'],
  ['Amazon Virtual Private Cloud', 'PublicIPv4:InUseAddress'],
  ['AmazonCloudWatch', 'CW:Requests'],
] as const;

const accountId = (index: number) => String(200000000000 + index);

const lineKeys = (bill: SyntheticBill): LineKey[] =>
  Array.from({ length: bill.accounts * bill.keysPerAccount }, (_, index) => {
    const [service, usageType] = services[index % services.length] ?? services[0];
    return {
      payerId,
      accountId: accountId(Math.floor(index / bill.keysPerAccount)),
      service,
      usageType,
      operation: `Operation-${index % bill.keysPerAccount}`,
      region: 'us-east-1',
      scopeClass: 'usage',
      pricingCategory: 'Standard',
      commitmentStatus: null,
      usageUnit: 'Hrs',
      tags: {},
    };
  });

const batchSize = 100_000;

const billedNanos = (index: number) => BigInt(1_000_000 + ((index * 7919) % 900_000_007));

const nanosText = (nanos: bigint) => `${nanos / 1_000_000_000n}.${String(nanos % 1_000_000_000n).padStart(9, '0')}`;

const totalBilled = (facts: number): string => {
  let sum = 0n;
  for (let index = 0; index < facts; index++) sum += billedNanos(index);
  return nanosText(sum);
};

const makeBatch = (bill: SyntheticBill, first: number, count: number): FactBatch => {
  const keys = bill.accounts * bill.keysPerAccount;
  const days = Math.floor(Date.parse(`${bill.month}-01T00:00:00Z`) / 86_400_000);
  const at = (index: number) => first + index;
  const amounts = BigInt64Array.from({ length: count }, (_, index) => billedNanos(at(index)));
  return {
    count,
    key: Int32Array.from({ length: count }, (_, index) => at(index) % keys),
    billingMonth: new Int32Array(count).fill(Number(bill.month.replace('-', ''))),
    usageDay: Int32Array.from({ length: count }, (_, index) => days + (Math.floor(at(index) / keys) % 28)),
    rows: new Int32Array(count).fill(24),
    billed: amounts,
    effective: amounts,
    contracted: null,
    list: amounts,
    quantityMicros: new BigInt64Array(count).fill(24_000_000n),
    quantityKnown: new Uint8Array(count).fill(1),
  };
};

async function* batches(bill: SyntheticBill): AsyncGenerator<FactBatch> {
  for (let first = 0; first < bill.facts; first += batchSize) {
    yield makeBatch(bill, first, Math.min(batchSize, bill.facts - first));
  }
}

/** A finished scan of a made-up CUR 2.0 bill: what staging is measured with, without a file to read. */
export const syntheticScan = (bill: SyntheticBill): ScanResult => ({
  format: 'cur-2.0',
  name: `synthetic ${bill.month}`,
  files: [],
  sha256: `synthetic-${bill.month}-${bill.facts}`,
  currency: 'USD',
  rowsRead: bill.facts,
  rowsRejected: 0,
  rejectedBilled: null,
  rejects: [],
  totals: [
    {
      payerId,
      billingMonth: bill.month,
      accountId: accountId(0),
      service: services[0][0],
      rows: bill.facts,
      billed: totalBilled(bill.facts),
      effective: totalBilled(bill.facts),
      contracted: null,
      list: totalBilled(bill.facts),
    },
  ],
  finality: [
    {
      payerId,
      billingMonth: bill.month,
      invoicedRows: bill.facts,
      uninvoicedRows: 0,
      hasInvoiceColumn: true,
      firstUsageDay: `${bill.month}-01`,
      lastUsageDay: `${bill.month}-28`,
    },
  ],
  accounts: Array.from({ length: bill.accounts }, (_, index) => ({
    payerId,
    accountId: accountId(index),
    name: `account-${index}`,
  })),
  columns: [],
  columnCount: 0,
  notices: [],
  keys: lineKeys(bill),
  facts: batches(bill),
});
