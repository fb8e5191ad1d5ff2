import type { Month } from '../../month/month';
import { type Classification, type CostClass, costClasses, type LineKey, type Rule, type RuleKind } from '../types';
import { compileGlob } from './glob';

/** What no cost-type rule names. */
export const otherCostType = 'other';

/** A line with what earlier kinds of rules made of it, so that later kinds can match on that. */
type Line = LineKey & { readonly costType: string; readonly cluster: string | null };

type Test = (line: Line) => boolean;
type CompiledRule = { readonly test: Test; readonly resultOf: (line: Line) => string };

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

type Classifier = (line: Line) => string | null;

const classifierFor = (rules: readonly Rule[], kind: RuleKind, month: Month): Classifier => {
  const compiled = rulesInForce(rules, kind, month).map(compileRule);
  return (line) => compiled.find((rule) => rule.test(line))?.resultOf(line) ?? null;
};

const isCostClass = (text: string | null): text is CostClass => costClasses.some((costClass) => costClass === text);

/**
 * The rules in force in a month as one function: the first rule of each kind, by position, whose every pattern matches
 * wins. Cost types come first, then clusters, then cost classes, which may match on both.
 */
export const compileRules = (rules: readonly Rule[], month: Month): ((key: LineKey) => Classification) => {
  const costTypeOf = classifierFor(rules, 'cost-type', month);
  const clusterOf = classifierFor(rules, 'cluster', month);
  const costClassOf = classifierFor(rules, 'cost-class', month);
  return (key) => {
    const costType = costTypeOf({ ...key, costType: '', cluster: null }) ?? otherCostType;
    const cluster = clusterOf({ ...key, costType, cluster: null });
    const costClass = costClassOf({ ...key, costType, cluster });
    return { costType, cluster, costClass: isCostClass(costClass) ? costClass : 'unclassified' };
  };
};
