import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { recordedNotificationSettings } from '../../db/queries/notification-settings';
import {
  defaultNotificationSettings,
  type NotificationSettings,
  notificationSettingsBody,
} from '../api/notification-settings';

/** The settings in force: what was recorded, over what holds without. */
export const notificationSettings = (db: PerunitDatabase): NotificationSettings => {
  const recorded = recordedNotificationSettings(db);
  const whole = typeof recorded === 'object' ? { ...defaultNotificationSettings, ...recorded } : null;
  return notificationSettingsBody.catch(defaultNotificationSettings).parse(whole);
};

/** Where people reach this server: the setting, else PERUNIT_URL; null where nobody said. */
export const baseUrlOf = (
  { baseUrl }: NotificationSettings,
  environment: NodeJS.ProcessEnv = process.env,
): string | null => {
  if (baseUrl !== null) return baseUrl;
  const named = (environment['PERUNIT_URL'] ?? '').trim();
  return /^https?:\/\//i.test(named) && URL.canParse(named) ? named : null;
};
