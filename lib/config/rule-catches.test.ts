import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { stageImport } from '../../db/commands/stage-import';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { type SampleFact, sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { classifier } from '../jobs/classifier';
import { ruleKinds } from '../kpis/types';
import { decimalToNanos } from '../money/nanos';
import { recordConfigChanges } from './apply-config';
import type { ConfigRule } from './config-schema';
import { catchesOf } from './rule-catches';

const month = '2026-01';
const by = 'a test';

const facts: readonly SampleFact[] = [
  { month, usageType: 'NatGateway-Hours', billed: 7_100_000_000n, rows: 3 },
  { month, usageType: 'BoxUsage:m6i', billed: 5_000_000_001n, effective: 4_000_000_001n },
  { month, usageType: 'BoxUsage:m6i', billed: 1_004_000_000n, accountId: '3333', list: null },
  { month, service: 'Weather', billed: 20_000_000_000n, accountId: '3333', rows: 2 },
  { month, service: 'Weather', billed: -1n, scopeClass: 'credit' },
];

let db: PerunitDatabase;
let remove: () => void;

beforeEach(async () => {
  ({ db, remove } = temporaryDatabase());
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifier(db), by });
  commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by });
  saveAccountMapping(
    db,
    { accountId: '2222', environment: 'production', validFrom: month, name: 'Shop', owner: null },
    { by },
  );
});
afterEach(() => remove());

const nat: ConfigRule = { name: 'NAT', match: { usageType: 'NatGateway-*' }, result: 'NAT' };
const boxes: ConfigRule = { name: 'Boxes', match: { usageType: 'BoxUsage*' }, result: 'Compute' };

it('says what draft rules catch as printed, and lists what falls through with its account', () => {
  const found = catchesOf(db, { kind: 'cost-type', month, basis: 'billed', rules: [nat, boxes] });
  expect(found.catches).toEqual([
    { rows: 3, exact: '7.1', text: '$7.10', share: '21.5%' },
    { rows: 2, exact: '6.004000001', text: '$6.00', share: '18.1%' },
  ]);
  expect(found.fallThrough).toEqual({ rows: 3, exact: '19.999999999', text: '$20.00', share: '60.4%' });
  expect(found.total).toEqual({ rows: 8, exact: '33.104', text: '$33.10', share: '100.0%' });
  expect(found).toMatchObject({ coverage: '39.6%', currency: 'USD', unnamed: { rows: 3, more: 0 } });
  expect(found.unnamed.lines[0]).toMatchObject({ accountName: 'Account 3333', service: 'Weather', text: '$20.00' });
});

it('reads the rules in force where none are tried, in the month’s basis, and can leave out all but production', () => {
  const all = catchesOf(db, { kind: 'cost-type', month });
  expect(all).toMatchObject({ basis: 'effective', isProductionOnly: false, total: { exact: '32.104' } });
  const production = catchesOf(db, { kind: 'cost-type', month, isProductionOnly: true });
  expect(production.total).toMatchObject({ rows: 5, exact: '11.1' });
  expect(catchesOf(db, { kind: 'cluster', month }).isProductionOnly).toBe(true);
});

it('does not know a cost that a bill does not know, and counts the rows', () => {
  const found = catchesOf(db, { kind: 'cost-type', month, basis: 'list', rules: [nat, boxes] });
  expect(found.catches[1]).toEqual({ rows: 2, exact: null, text: '–', share: '–' });
  expect(found).toMatchObject({ total: { rows: 8, exact: null, text: '–' }, coverage: '–' });
});

it('has nothing in a month without a bill', () => {
  const found = catchesOf(db, { kind: 'cost-type', month: '2025-12', rules: [nat] });
  expect(found).toMatchObject({ total: { rows: 0, exact: '0', share: '–' }, coverage: '–', unnamed: { lines: [] } });
});

const pattern = fc.constantFrom('*', 'Nat*', '*Box*', 'W*', '(2222|3333)', 'credit', 'Compute', 'x');
const arbitraryRule: fc.Arbitrary<ConfigRule> = fc
  .record(
    { account: pattern, service: pattern, usageType: pattern, scopeClass: pattern, costType: pattern },
    { requiredKeys: [] },
  )
  .chain((match) =>
    fc.constantFrom('Compute', 'other', 'fixed-platform').map((result) => ({ name: 'A rule', match, result })),
  );

it('any rules that are saved conserve the month’s total, and their cost types cost what the draft said', () => {
  const sumOf = (nanos: readonly (bigint | null)[]) => nanos.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);
  const total = sumOf(facts.map(({ billed, effective }) => effective ?? billed));
  const sets = fc.record({ of: fc.constantFrom(...ruleKinds), after: fc.array(arbitraryRule, { maxLength: 5 }) });
  fc.assert(
    fc.property(sets, ({ of, after }) => {
      const draft = catchesOf(db, { kind: of, month, rules: after, isProductionOnly: false });
      const caught = [...draft.catches, draft.fallThrough].map(({ exact }) => decimalToNanos(exact ?? ''));
      expect(sumOf(caught)).toBe(total);
      recordConfigChanges(db, [{ kind: 'rules', of, from: null, after }], { by });
      const cells = loadReportInputs(db, { month }).months.at(-1)?.costs ?? [];
      expect(sumOf(cells.map(({ nanos }) => nanos))).toBe(total);
      expect({ ...catchesOf(db, { kind: of, month, isProductionOnly: false }) }).toEqual(draft);
      if (of !== 'cost-type') return;
      const compute = cells.filter(({ costType }) => costType === 'Compute').map(({ nanos }) => nanos);
      expect(sumOf(compute)).toBe(sumOf(caught.filter((_, at) => after[at]?.result === 'Compute')));
    }),
    { numRuns: 40 },
  );
});
