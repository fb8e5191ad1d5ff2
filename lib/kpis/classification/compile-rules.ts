import type { Month } from '../../month/month';
import { type Classification, type CostClass, costClasses, type LineKey, type Rule, type RuleKind } from '../types';
import { compileGlob } from './glob';

/** What no cost-type rule names. */
export const otherCostType = 'other';

/** A line with what earlier kinds of rules made of it, so that later kinds can match on that. */
type Line = LineKey & { readonly costType: string; readonly cluster: string | null };

type Test = (line: Line) => boolean;
type CompiledRule = { readonly rule: Rule; readonly test: Test; readonly resultOf: (line: Line) => string };

const readers = {
  account: (line: Line) => line.accountId,
  service: (line: Line) => line.service,
  usageType: (line: Line) => line.usageType,
  operation: (line: Line) => line.operation,
  region: (line: Line) => line.region,
  scopeClass: (line: Line) => line.scopeClass,
  cluster: (line: Line) => line.cluster,
  costType: (line: Line) => line.costType,
} as const;

const fields = Object.keys(readers) as readonly (keyof typeof readers)[];

const fieldTest = (field: keyof typeof readers, pattern: string): Test => {
  const matches = compileGlob(pattern);
  const read = readers[field];
  return (line) => matches(read(line) ?? '');
};

/** A tag without a value is no tag. */
const tagTest = ({ key, value }: { readonly key: string; readonly value: string }): Test => {
  const matches = compileGlob(value);
  return (line) => {
    const given = line.tags[key] ?? '';
    return given !== '' && matches(given);
  };
};

const testsOf = ({ match }: Rule): Test[] => {
  const tests = fields.flatMap((field) => {
    const pattern = match[field];
    return pattern === undefined ? [] : [fieldTest(field, pattern)];
  });
  return match.tag === undefined ? tests : [...tests, tagTest(match.tag)];
};

const compileRule = (rule: Rule): CompiledRule => {
  const tests = testsOf(rule);
  const key = rule.match.tag?.key;
  return {
    rule,
    test: (line) => tests.every((test) => test(line)),
    resultOf: rule.result === '$tag' && key !== undefined ? (line) => line.tags[key] ?? '' : () => rule.result,
  };
};

/** Of each rule the version that starts last by the month, in their positions' order. */
export const rulesInForce = (rules: readonly Rule[], kind: RuleKind, month: Month): Rule[] => {
  const versions = new Map<string, Rule>();
  for (const rule of rules) {
    if (rule.kind !== kind || (rule.validFrom !== null && rule.validFrom > month)) continue;
    const known = versions.get(rule.id);
    if (known === undefined || (rule.validFrom ?? '') >= (known.validFrom ?? '')) versions.set(rule.id, rule);
  }
  return [...versions.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
};

/** The rule that names a line, and what it makes of it. */
type Named = { readonly rule: Rule; readonly result: string };

const namerFor = (rules: readonly Rule[], kind: RuleKind, month: Month): ((line: Line) => Named | null) => {
  const compiled = rulesInForce(rules, kind, month).map(compileRule);
  return (line) => {
    const first = compiled.find((rule) => rule.test(line));
    return first === undefined ? null : { rule: first.rule, result: first.resultOf(line) };
  };
};

const isCostClass = (text: string | undefined): text is CostClass =>
  costClasses.some((costClass) => costClass === text);

/** What the rules make of a line, and which rule of each kind it was. */
export type TracedClassification = Classification & { readonly by: Readonly<Record<RuleKind, Rule | null>> };

/**
 * The rules in force in a month as one function: the first rule of each kind, by position, whose every pattern matches
 * wins. Cost types come first, then clusters, then cost classes, which may match on both.
 */
export const traceRules = (rules: readonly Rule[], month: Month): ((key: LineKey) => TracedClassification) => {
  const costTypeOf = namerFor(rules, 'cost-type', month);
  const clusterOf = namerFor(rules, 'cluster', month);
  const costClassOf = namerFor(rules, 'cost-class', month);
  return (key) => {
    const byType = costTypeOf({ ...key, costType: '', cluster: null });
    const costType = byType?.result ?? otherCostType;
    const byCluster = clusterOf({ ...key, costType, cluster: null });
    const cluster = byCluster?.result ?? null;
    const byClass = costClassOf({ ...key, costType, cluster });
    return {
      ...{ costType, cluster, costClass: isCostClass(byClass?.result) ? byClass.result : 'unclassified' },
      by: { 'cost-type': byType?.rule ?? null, cluster: byCluster?.rule ?? null, 'cost-class': byClass?.rule ?? null },
    };
  };
};

/** The same without saying which rules it was. */
export const compileRules = (rules: readonly Rule[], month: Month): ((key: LineKey) => Classification) => {
  const trace = traceRules(rules, month);
  return (key) => {
    const { costType, costClass, cluster } = trace(key);
    return { costType, costClass, cluster };
  };
};
