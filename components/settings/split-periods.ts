import type { Month } from '@/lib/month/month';
import { valueIn } from './periods';
import { settingWords } from './setting-fields';
import { type Shares, sharesWords } from './shares';
import type { SettingValue, SettingView, ValuePeriod } from './view-types';

/** How shared cost is split, with the shares where they are fixed. */
export type Split = { readonly way: string; readonly shares: Shares };

const asShares = (value: SettingValue | undefined): Shares =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Shares) : {};

const recordedAt = ({ periods }: SettingView, from: Month | null): string | null =>
  periods.find((period) => period.from === from)?.recorded ?? null;

/** The split over time: the two settings that make it up, together. */
export const splitPeriods = (split: SettingView, shares: SettingView): readonly ValuePeriod<Split>[] => {
  const starts = [...new Set([...split.periods, ...shares.periods].map(({ from }) => from))];
  return starts
    .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((from) => ({
      from,
      value: { way: String(valueIn(split.periods, from) ?? 'keep'), shares: asShares(valueIn(shares.periods, from)) },
      recorded: recordedAt(split, from) ?? recordedAt(shares, from),
    }));
};

/** `Split by fixed shares: Production 0.6, Core 0.4`. */
export const splitWords = ({ way, shares }: Split): string => {
  const words = settingWords('sharedCostSplit', way);
  return way === 'fixed' ? `${words}: ${sharesWords(shares) || 'none given'}` : words;
};
