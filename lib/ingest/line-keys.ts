import { type LineKey, type ScopeClass, scopeClasses } from '../kpis/types';
import type { Scanned, ScannedKey } from './engine/scan-request';
import { serviceName } from './service-names';
import { dimensions } from './sources/mapping';
import type { Notice } from './types';

const scopeClassOf = (value: string | null | undefined): ScopeClass =>
  scopeClasses.find((one) => one === value) ?? 'other';

const otherValue = '(other)';

/** The values of one tag that are kept: those of most kinds of line, when there are too many. */
const keptTagValues = (keys: readonly ScannedKey[], index: number, limit: number): ReadonlySet<string> | null => {
  const counts = new Map<string, number>();
  for (const { tags } of keys) {
    const value = tags[index];
    if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size <= limit) return null;
  return new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([value]) => value),
  );
};

export type TagChoice = { readonly keys: readonly string[]; readonly valueLimit: number };

const lineKey = (
  key: ScannedKey,
  tagKeys: readonly string[],
  kept: readonly (ReadonlySet<string> | null)[],
): LineKey => {
  const value = (name: (typeof dimensions)[number]) => key.values[dimensions.indexOf(name)] ?? null;
  const tags = tagKeys.flatMap((tagKey, index) => {
    const tag = key.tags[index] ?? null;
    if (tag === null) return [];
    return [[tagKey, kept[index]?.has(tag) === false ? otherValue : tag] as const];
  });
  return {
    payerId: value('payerId') ?? '',
    accountId: value('accountId') ?? '',
    service: serviceName(value('service') ?? ''),
    usageType: value('usageType'),
    operation: value('operation'),
    region: value('region'),
    scopeClass: scopeClassOf(value('scopeClass')),
    pricingCategory: value('pricingCategory'),
    commitmentStatus: value('commitmentStatus'),
    usageUnit: value('usageUnit'),
    tags: Object.fromEntries(tags),
  };
};

/** The kinds of line as the database knows them, and what was said about capped tags. */
export const lineKeys = (scanned: Scanned, tags: TagChoice): { keys: LineKey[]; notices: Notice[] } => {
  const kept = tags.keys.map((_, index) => keptTagValues(scanned.keys, index, tags.valueLimit));
  const notices = tags.keys.flatMap((key, index): Notice[] =>
    kept[index] === null
      ? []
      : [
          {
            code: 'tag-values-capped',
            text: `The tag ${key} has more than ${tags.valueLimit} values; the rarer ones count as ${otherValue}.`,
          },
        ],
  );
  return { keys: scanned.keys.map((key) => lineKey(key, tags.keys, kept)), notices };
};
