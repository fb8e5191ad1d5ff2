import 'server-only';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { settings } from '../schema';
import { recordedNow, write } from '../write';

export type SettingOptions = { readonly validFrom: Month | null; readonly by: string };

/** Records a setting from a month on (null: from the beginning); what was recorded before stays. */
export const saveSetting = <Key extends keyof KpiSettings>(
  db: PerunitDatabase,
  key: Key,
  value: KpiSettings[Key],
  { validFrom, by }: SettingOptions,
): void => {
  write(db, { by, action: 'save-setting', subject: key, detail: { validFrom, value } }, () => {
    db.orm
      .insert(settings)
      .values({ key, validFrom, value: JSON.stringify(value), by, recordedAt: recordedNow() })
      .run();
  });
};
