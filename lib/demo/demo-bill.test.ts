import { describe, expect, it } from 'vitest';
import { daysInMonth } from '../month/month';
import { supportFee } from './bill-only';
import { type Charge, decimalText, sumNanos } from './charge';
import { clusterTags } from './clusters';
import { spotShare } from './commitments';
import { type MonthBill, monthBill, restatedMonth } from './month-charges';
import { demoMonth, demoMonthNumbers } from './timeline';
import { demoBills } from './write-files';

const bills = demoBills('standard');

const bill = (month: number): MonthBill => {
  const found = bills[month - 1];
  if (!found) throw new Error(`no month ${month}`);
  return found;
};

const charges = (month: number, matches: (charge: Charge) => boolean): Charge[] => bill(month).charges.filter(matches);
const listCost = (month: number, matches: (charge: Charge) => boolean): number =>
  sumNanos(charges(month, matches), (charge) => charge.listNanos) / 1e9;
const perDay = (month: number, matches: (charge: Charge) => boolean): number =>
  listCost(month, matches) / daysInMonth(demoMonth(month));

const prodShared = '100000000002';
const prodEu = '100000000004';
const production = new Set([prodShared, '100000000003', prodEu]);
const inProduction = (usageType: string) => (charge: Charge) =>
  production.has(charge.accountId) && charge.usageType?.includes(usageType) === true;
const ofKind = (kind: Charge['kind']) => (charge: Charge) => charge.kind === kind;
const environmentCost =
  (...accounts: string[]) =>
  (charge: Charge) =>
    accounts.includes(charge.accountId);

describe('the generator', () => {
  it('makes the same bill each time', () => {
    const again = monthBill(20, { variant: 'standard', isRestated: true }, bill(19).savings);
    expect(again).toEqual(bill(20));
  });

  it('keeps the published totals, so that a change of the demo is a decision', () => {
    const billed = (month: number) =>
      decimalText(
        sumNanos(bill(month).charges, (charge) => charge.billedNanos),
        9,
      );
    expect([1, 7, 36].map(billed)).toMatchInlineSnapshot(`
      [
        "87318.166786294",
        "99805.341240115",
        "77691.067288974",
      ]
    `);
  });

  it('has whole nanos everywhere', () => {
    for (const one of bills) {
      for (const charge of one.charges) {
        for (const nanos of [charge.billedNanos, charge.effectiveNanos, charge.listNanos ?? 0, charge.quantityMicros]) {
          if (!Number.isSafeInteger(nanos)) throw new Error(`${one.month}: ${JSON.stringify(charge)}`);
        }
      }
    }
  });

  it('writes decimals exactly', () => {
    expect([decimalText(1, 9), decimalText(-1_500_000_000, 9), decimalText(0, 9), decimalText(12_000_000, 6)]).toEqual([
      '0.000000001',
      '-1.5',
      '0',
      '12',
    ]);
  });

  it('spends by the day: February is shorter, not cheaper', () => {
    const usage = (charge: Charge) => ['100000000006', '100000000010'].includes(charge.accountId);
    expect(perDay(25, usage) / perDay(24, usage)).toBeCloseTo(1, 1);
    expect(listCost(25, usage) / listCost(24, usage)).toBeCloseTo(28 / 31, 1);
    const byDay = new Set(charges(25, usage).map((charge) => charge.day));
    expect(byDay.size).toBe(28);
  });

  it('has what a month uses of its commitments and nothing more', () => {
    for (const month of demoMonthNumbers) {
      for (const fee of charges(month, (charge) => charge.kind.endsWith('-fee'))) {
        expect(fee.effectiveNanos).toBeGreaterThanOrEqual(0);
        expect(fee.effectiveNanos).toBeLessThan(fee.billedNanos * 0.15);
      }
      const billed = sumNanos(bill(month).charges, (charge) => charge.billedNanos);
      const effective = sumNanos(bill(month).charges, (charge) => charge.effectiveNanos);
      expect(billed).toBe(effective);
    }
  });
});

describe('the stories', () => {
  it('production shrinks over three months after hibernation began', () => {
    const days = [7, 8, 9, 10].map((month) => perDay(month, (charge) => production.has(charge.accountId)));
    for (const [at, cost] of days.slice(1).entries()) expect(cost).toBeLessThan((days[at] ?? 0) * 0.96);
  });

  it('the backup job went through the NAT of production for eleven days of month 16', () => {
    const nat = inProduction('NatGateway-');
    const extra = listCost(16, nat) - perDay(15, nat) * daysInMonth(demoMonth(16));
    expect(extra).toBeGreaterThan(11_000);
    expect(extra).toBeLessThan(12_800);
    const lines = charges(16, (charge) => nat(charge) && charge.accountId === prodShared);
    const linesOn = (day: string) => lines.filter((charge) => charge.day.endsWith(day)).length;
    expect(linesOn('-09')).toBeGreaterThan(linesOn('-08'));
    expect(linesOn('-19')).toBe(linesOn('-09'));
    expect(linesOn('-20')).toBe(linesOn('-08'));
  });

  it('endpoints more than halve NAT in month 17 and cost a little', () => {
    expect(perDay(17, inProduction('NatGateway-')) / perDay(15, inProduction('NatGateway-'))).toBeCloseTo(0.45, 1);
    const endpoints = inProduction('VpcEndpoint-');
    expect((perDay(17, endpoints) - perDay(16, endpoints)) * 30.4375).toBeCloseTo(310, -2);
  });

  it('tiering in month 12 lowers S3 by a quarter', () => {
    expect(perDay(12, inProduction('TimedStorage')) / perDay(11, inProduction('TimedStorage'))).toBeCloseTo(0.76, 1);
  });

  it('double running in month 22, denser packing from month 24, Graviton from month 26', () => {
    const compute = inProduction('BoxUsage');
    const instances = (charge: Charge) => compute(charge) || inProduction('SpotUsage')(charge);
    expect(perDay(22, instances) / perDay(21, instances)).toBeCloseTo(1.14, 1);
    expect(perDay(24, instances) / perDay(23, instances)).toBeLessThan(0.8);
    expect(perDay(26, instances) / perDay(25, instances)).toBeCloseTo(0.86, 1);
    expect(charges(25, inProduction('m7g'))).toEqual([]);
    expect(charges(26, inProduction('m6i'))).toEqual([]);
  });

  it('a forgotten load test in month 29, and nights off for test and dev from month 32', () => {
    const test = environmentCost('100000000008');
    expect(listCost(29, test) - perDay(28, test) * 30).toBeGreaterThan(7000);
    expect(perDay(30, test) / perDay(28, test)).toBeCloseTo(1, 1);
    const devAndTest = environmentCost('100000000008', '100000000009', '100000000010', '100000000011');
    expect(perDay(32, devAndTest) / perDay(31, devAndTest)).toBeCloseTo(0.8, 1);
  });

  it('the EU cluster starts in month 14 in its own account and region', () => {
    expect(charges(13, environmentCost(prodEu))).toEqual([]);
    const eu = charges(14, environmentCost(prodEu));
    expect(eu.length).toBeGreaterThan(500);
    expect(new Set(eu.map((charge) => charge.region))).toEqual(new Set(['eu-central-1']));
    expect(eu.some((charge) => charge.usageType === 'EUC1-NatGateway-Hours')).toBe(true);
  });

  it('prod-us-1 is gone from month 24 on, and its tags with it', () => {
    const { clusterTag } = clusterTags('prod-us-1');
    const tagged = (charge: Charge) => charge.tags['CloudClusterID'] === clusterTag;
    expect(charges(23, tagged).length).toBeGreaterThan(0);
    expect(charges(24, tagged)).toEqual([]);
  });

  it('public IPv4 addresses are charged from month 13 on', () => {
    const addresses = (charge: Charge) => charge.usageType?.endsWith('PublicIPv4:InUseAddress') === true;
    expect(charges(12, addresses)).toEqual([]);
    expect(listCost(13, addresses)).toBeGreaterThan(150);
  });

  it('the sandbox leaves a third of its usage untagged', () => {
    const untagged = charges(
      36,
      (charge) => charge.accountId === '100000000011' && Object.keys(charge.tags).length === 0,
    );
    expect(untagged.length).toBeGreaterThan(0);
    expect(untagged.length).toBeLessThan(charges(36, environmentCost('100000000011')).length);
  });

  it('commitments and spot come step by step, and spot once falls back', () => {
    expect(charges(4, ofKind('savings-plan-fee'))).toEqual([]);
    expect(charges(5, ofKind('savings-plan-fee'))).toHaveLength(30);
    expect(charges(5, ofKind('reservation-fee'))).toEqual([]);
    expect(charges(6, ofKind('reservation-fee'))).toHaveLength(1);
    expect(charges(9, ofKind('reservation-fee'))).toHaveLength(2);
    expect(charges(3, ofKind('spot'))).toEqual([]);
    expect([4, 7, 19, 20, 22, 36].map((month) => spotShare(month).toFixed(2))).toEqual([
      '0.04',
      '0.06',
      '0.14',
      '0.10',
      '0.12',
      '0.20',
    ]);
    const hours = (month: number, kind: string) =>
      charges(month, (charge) => charge.usageType?.includes(kind) === true).reduce(
        (sum, charge) => sum + charge.quantityMicros,
        0,
      );
    for (const month of [4, 20, 36]) {
      const spot = hours(month, 'SpotUsage:');
      expect(spot / (spot + hours(month, 'BoxUsage:'))).toBeCloseTo(spotShare(month), 3);
    }
  });

  it("the vendor's fee comes on the AWS bill one month late, less refunds", () => {
    const fee = (month: number) =>
      bill(month).savings.reduce((sum, saving) => sum + saving.feeNanos - saving.refundNanos, 0);
    const onBill = (month: number) => sumNanos(charges(month, ofKind('marketplace')), (charge) => charge.billedNanos);
    expect([onBill(9), onBill(10)]).toEqual([0, fee(9)]);
    expect(onBill(16)).toBe(fee(15));
    expect(bill(15).savings.reduce((sum, saving) => sum + saving.refundNanos, 0)).toBe(180e9);
    expect(bill(27).savings.reduce((sum, saving) => sum + saving.refundNanos, 0)).toBe(240e9);
    for (const saving of bill(36).savings) expect(saving.feeNanos / saving.grossNanos).toBeCloseTo(0.25, 2);
  });

  it('credits, a refund, tax and support are on the bill alone', () => {
    const credited = demoMonthNumbers.map((month) => [
      month,
      sumNanos(charges(month, ofKind('credit')), (charge) => charge.billedNanos) / 1e9,
    ]);
    expect(credited.filter(([, amount]) => amount !== 0)).toEqual([
      [3, -9000],
      [4, -9000],
      [5, -7000],
      [17, -2600],
    ]);
    expect(charges(21, ofKind('refund')).map((charge) => charge.billedNanos)).toEqual([-850e9]);
    for (const month of demoMonthNumbers) expect(charges(month, ofKind('support'))).toHaveLength(1);
    expect(charges(36, ofKind('tax')).length).toBeGreaterThan(5);
    expect(supportFee(5_000e9)).toBe(500e9);
    expect(supportFee(100_000e9)).toBe(1000e9 + 4900e9 + 1000e9);
    expect(supportFee(300_000e9)).toBe(1000e9 + 4900e9 + 11_000e9);
  });

  it('one month was billed too high at first', () => {
    const first = monthBill(restatedMonth, { variant: 'standard', isRestated: false }, bill(restatedMonth - 1).savings);
    const total = (one: MonthBill) => sumNanos(one.charges, (charge) => charge.billedNanos);
    expect(total(first)).toBeGreaterThan(total(bill(restatedMonth)));
    expect(first.charges).toHaveLength(bill(restatedMonth).charges.length);
  });

  it('the variant has one account that no mapping names', () => {
    const variant = monthBill(36, { variant: 'unmapped-account', isRestated: true }, bill(35).savings);
    const accounts = (one: MonthBill) => new Set(one.charges.map((charge) => charge.accountId));
    expect(accounts(variant).size).toBe(accounts(bill(36)).size + 1);
    expect(accounts(variant).has('100000000013')).toBe(true);
  });
});
