import type { SettingValue, SettingView } from '@/components/settings/view-types';
import type { OrganisationConfig } from '@/lib/config/config-schema';
import { type SettingKey, settingTexts } from '@/lib/config/setting-schemas';

/** A setting with its values over time, the first from the beginning. */
export const settingView = ({ settings, changes }: OrganisationConfig, key: SettingKey): SettingView => {
  const first: SettingValue = settings[key] ?? null;
  const later = changes.flatMap(({ from, settings: own }) => {
    const value: SettingValue | undefined = own[key];
    return value === undefined ? [] : [{ from, value }];
  });
  return { key, text: settingTexts[key], periods: [{ from: null, value: first }, ...later] };
};
