import { sumNanos } from '../../money/nanos';
import type { Rational } from '../../money/rational';
import type { Month } from '../../month/month';
import type { CostCell, EnvironmentId, LineKey, Rule, RuleKind } from '../types';
import { otherCostType, rulesInForce, type TracedClassification, traceRules } from './compile-rules';
import { ruleCoverage } from './rule-coverage';

/** One kind of line of a bill with what it comes to in a month. Null: the bill does not know the cost in the basis. */
export type MonthLine = {
  readonly key: LineKey;
  readonly environment: EnvironmentId;
  readonly rows: number;
  readonly nanos: bigint | null;
};

/** Rows and cost of some lines; null as soon as one cost is unknown. */
export type Caught = { readonly rows: number; readonly nanos: bigint | null };

export type RuleCatches = {
  /** What each rule of the kind catches, in the rules' order: what an earlier one caught is not in it. */
  readonly catches: readonly Caught[];
  /** Lines that no rule of the kind catches. Catches and this sum to the total. */
  readonly fallThrough: Caught;
  readonly total: Caught;
  /** Lines without a name of the kind, as rules tell them apart, the dearest first: what falls through, and what a rule puts into the rest. */
  readonly unnamed: Caught & { readonly lines: readonly MonthLine[] };
  /** The share of cost that is named, as `ruleCoverage` has it. */
  readonly coverage: Rational | null;
};

const coverageFields = { 'cost-type': 'costType', 'cost-class': 'costClass', cluster: 'cluster' } as const;

const isNamed = ({ costType, costClass, cluster }: TracedClassification, kind: RuleKind): boolean => {
  if (kind === 'cost-type') return costType !== otherCostType;
  return kind === 'cluster' ? cluster !== null : costClass !== 'unclassified';
};

const caught = (lines: readonly MonthLine[]): Caught => ({
  rows: lines.reduce((sum, { rows }) => sum + rows, 0),
  nanos: sumNanos(lines.map(({ nanos }) => nanos)),
});

type Traced = { readonly line: MonthLine; readonly traced: TracedClassification };

/** One cell a kind of classification, as the report has them: a credit in a cell of its own counts with its size. */
const cellsOf = (lines: readonly Traced[]): CostCell[] => {
  const cells = new Map<string, CostCell>();
  for (const { line, traced } of lines) {
    const { accountId, service, scopeClass } = line.key;
    const { costType, costClass, cluster } = traced;
    const id = [accountId, service, scopeClass, costType, costClass, cluster].join('\0');
    const known = cells.get(id);
    const nanos = sumNanos([known === undefined ? 0n : known.nanos, line.nanos]);
    const { environment } = line;
    cells.set(id, { accountId, environment, service, costType, costClass, cluster, scopeClass, nanos });
  }
  return [...cells.values()];
};

const sizeOf = ({ nanos }: MonthLine): bigint => (nanos === null ? 0n : nanos < 0n ? -nanos : nanos);

const byCost = (a: MonthLine, b: MonthLine): number => {
  const [sizeA, sizeB] = [sizeOf(a), sizeOf(b)];
  return sizeA === sizeB ? 0 : sizeA < sizeB ? 1 : -1;
};

/** Lines that no rule can tell apart as one: they differ in payer, unit, or how they were paid only. */
const asRulesSee = (lines: readonly MonthLine[]): MonthLine[] => {
  const merged = new Map<string, MonthLine>();
  for (const line of lines) {
    const { accountId, service, usageType, operation, region, scopeClass, tags } = line.key;
    const id = JSON.stringify([accountId, service, usageType, operation, region, scopeClass, tags]);
    const known = merged.get(id);
    merged.set(id, known === undefined ? line : { ...known, ...caught([known, line]) });
  }
  return [...merged.values()];
};

/** What each rule of a kind catches of a month's lines, in one pass; the other kinds' rules are there to be matched on. */
export const ruleCatches = (
  lines: readonly MonthLine[],
  { rules, kind, month }: { readonly rules: readonly Rule[]; readonly kind: RuleKind; readonly month: Month },
): RuleCatches => {
  const trace = traceRules(rules, month);
  const inOrder = rulesInForce(rules, kind, month);
  const linesOf = new Map<Rule | null, MonthLine[]>([null, ...inOrder].map((rule) => [rule, []]));
  const traced = lines.map((line): Traced => ({ line, traced: trace(line.key) }));
  for (const { line, traced: found } of traced) linesOf.get(found.by[kind])?.push(line);
  const unnamed = traced.filter(({ traced: found }) => !isNamed(found, kind)).map(({ line }) => line);
  return {
    catches: inOrder.map((rule) => caught(linesOf.get(rule) ?? [])),
    fallThrough: caught(linesOf.get(null) ?? []),
    total: caught(lines),
    unnamed: { ...caught(unnamed), lines: asRulesSee(unnamed).sort(byCost) },
    coverage: ruleCoverage(cellsOf(traced))[coverageFields[kind]],
  };
};
