import type { SettingValue, SettingView } from '@/components/settings/view-types';
import type { OrganisationConfig } from '@/lib/config/config-schema';
import { type SettingKey, settingTexts } from '@/lib/config/setting-schemas';

/** The file's words for a setting as a page says them: it shows an empty field, not null, and its choices by name. */
const pageText = (text: string): string => {
  const plain = text.replace(/; null: .*$/, '').replace(/, 1 to 12$/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

/** A setting with its values over time, the first from the beginning. */
export const settingView = ({ settings, changes }: OrganisationConfig, key: SettingKey): SettingView => {
  const first: SettingValue = settings[key] ?? null;
  const later = changes.flatMap(({ from, settings: own }) => {
    const value: SettingValue | undefined = own[key];
    return value === undefined ? [] : [{ from, value }];
  });
  return { key, text: pageText(settingTexts[key]), periods: [{ from: null, value: first }, ...later] };
};
