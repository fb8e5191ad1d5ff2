import type { SettingValue, SettingView } from '@/components/settings/view-types';
import type { PerunitDatabase } from '@/db/client';
import type { OrganisationConfig } from '@/lib/config/config-schema';
import { type SettingKey, settingTexts } from '@/lib/config/setting-schemas';
import { recordedBy } from './recorded-by';

/** The file's words for a setting as a page says them: it shows an empty field, not null, and its choices by name. */
const pageText = (text: string): string => {
  const plain = text.replace(/; null: .*$/, '').replace(/, 1 to 12$/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

type Source = { readonly db: PerunitDatabase; readonly config: OrganisationConfig };

/** A setting with its values over time, the first from the beginning, and who recorded each. */
export const settingView = ({ db, config }: Source, key: SettingKey): SettingView => {
  const recorded = recordedBy(db, 'settings');
  const first: SettingValue = config.settings[key] ?? null;
  const later = config.changes.flatMap(({ from, settings: own }) => {
    const value: SettingValue | undefined = own[key];
    return value === undefined ? [] : [{ from, value, recorded: recorded(key, from) }];
  });
  const begins = { from: null, value: first, recorded: recorded(key, null) };
  return { key, text: pageText(settingTexts[key]), periods: [begins, ...later] };
};
