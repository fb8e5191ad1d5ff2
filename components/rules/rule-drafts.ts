import type { UnnamedLine } from '@/lib/config/catches-view';
import type { ConfigRule } from '@/lib/config/config-schema';
import type { RuleKind } from '@/lib/kpis/types';

export const patternFields = [
  ...(['account', 'service', 'usageType', 'operation', 'region', 'scopeClass', 'costType', 'cluster'] as const),
  ...(['tagKey', 'tagValue'] as const),
];
export type PatternField = (typeof patternFields)[number];

/** A rule as it is typed; a pattern that is empty is none. */
export type RuleDraft = {
  /** Stays the same wherever the rule is moved to. */
  readonly key: string;
  readonly name: string;
  readonly result: string;
  readonly patterns: Readonly<Record<PatternField, string>>;
};

const noPatterns = Object.fromEntries(patternFields.map((field) => [field, ''])) as RuleDraft['patterns'];

const patternsOf = ({ match: { tag, ...match } }: ConfigRule): RuleDraft['patterns'] => ({
  ...noPatterns,
  ...Object.fromEntries(Object.entries(match).map(([field, pattern]) => [field, pattern ?? ''])),
  ...(tag !== undefined && { tagKey: tag.key, tagValue: tag.value }),
});

/** Saved rules to be edited; each has its place as its key. */
export const draftsOf = (rules: readonly ConfigRule[]): RuleDraft[] =>
  rules.map((rule, at) => ({ key: String(at), name: rule.name, result: rule.result, patterns: patternsOf(rule) }));

const matchOf = ({ tagKey, tagValue, ...patterns }: RuleDraft['patterns']): ConfigRule['match'] => ({
  ...Object.fromEntries(Object.entries(patterns).filter(([, pattern]) => pattern !== '')),
  ...(tagKey !== '' && { tag: { key: tagKey, value: tagValue === '' ? '*' : tagValue } }),
});

/** Drafts as they are saved. */
export const rulesOf = (drafts: readonly RuleDraft[]): ConfigRule[] =>
  drafts.map(({ name, result, patterns }) => ({ name: name.trim(), match: matchOf(patterns), result: result.trim() }));

/** The same for a trial: what has no name or result yet is tried with stand-ins, so that its patterns show at once. */
export const trialOf = (drafts: readonly RuleDraft[]): ConfigRule[] =>
  rulesOf(drafts).map((rule) => ({ ...rule, name: rule.name || '–', result: rule.result || '–' }));

/** What keeps a draft from being saved; null when nothing does. */
export const problemOf = ({ name, result, patterns }: RuleDraft, of: string): string | null => {
  if (result.trim() === '') return `it has no ${of}`;
  if (name.trim() === '') return 'it has no name';
  if (patterns.tagKey === '' && patterns.tagValue !== '') return 'its tag has a value and no key';
  return result.trim() === '$tag' && patterns.tagKey === '' ? 'its result is the tag’s value, and it has no tag' : null;
};

/** The list with one rule moved to another place; itself when there is no such place. */
export const moved = <Item>(items: readonly Item[], from: number, to: number): readonly Item[] => {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const others = items.filter((_, at) => at !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
};

const isForAll = ({ patterns }: RuleDraft): boolean => patternFields.every((field) => patterns[field] === '');

/** The list with a rule added where it can catch something: before the first that catches all. */
export const withAdded = (drafts: readonly RuleDraft[], draft: RuleDraft): RuleDraft[] => {
  const rest = drafts.findIndex(isForAll);
  const at = rest === -1 ? drafts.length : rest;
  return [...drafts.slice(0, at), draft, ...drafts.slice(at)];
};

/** The list with a copy of a rule below it. */
export const withCopy = (drafts: readonly RuleDraft[], key: string, copyKey: string): RuleDraft[] =>
  drafts.flatMap((draft) =>
    draft.key === key ? [draft, { ...draft, key: copyKey, name: `${draft.name}, copy` }] : [draft],
  );

/** The list without a rule, and the rule that then stands where it stood; undefined when none is left. */
export const withoutRule = (drafts: readonly RuleDraft[], key: string) => {
  const at = drafts.findIndex((draft) => draft.key === key);
  const next = drafts.filter((draft) => draft.key !== key);
  return { next, neighbour: next[at] ?? next.at(-1) };
};

/** A rule without anything. */
export const blankDraft = (key: string): RuleDraft => ({ key, name: '', result: '', patterns: noPatterns });

const linePatterns = (line: UnnamedLine, kind: RuleKind): Partial<RuleDraft['patterns']> => {
  if (kind === 'cluster') {
    const [tag] = Object.entries(line.tags);
    return tag === undefined ? { account: line.accountId } : { tagKey: tag[0], tagValue: tag[1] };
  }
  const { service, usageType, scopeClass } = line;
  return usageType === null ? { service, scopeClass } : { service, usageType };
};

/** A rule that catches a line and those like it, without a result: of clusters its tag or account, else service and usage type. */
export const draftOfLine = (line: UnnamedLine, kind: RuleKind, key: string): RuleDraft => {
  const name = kind === 'cluster' ? line.accountName : (line.usageType ?? line.service);
  return { key, name, result: '', patterns: { ...noPatterns, ...linePatterns(line, kind) } };
};

const textOf = (rule: ConfigRule): string =>
  JSON.stringify([rule.name, rule.result, Object.entries(rule.match).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Whether a rule is one of those that were shipped, as it was shipped. */
export const isStarter = (rule: ConfigRule, starters: readonly ConfigRule[]): boolean =>
  starters.some((starter) => textOf(starter) === textOf(rule));

const caughtBy = ({ match }: ConfigRule): string => JSON.stringify(Object.entries(match).sort());

/** The offered rules that are not there yet: none catches the same. */
export const notTaken = (drafts: readonly RuleDraft[], offered: readonly ConfigRule[]): ConfigRule[] => {
  const taken = new Set(rulesOf(drafts).map(caughtBy));
  return offered.filter((rule) => !taken.has(caughtBy(rule)));
};
