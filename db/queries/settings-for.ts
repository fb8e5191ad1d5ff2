import 'server-only';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import { defaultKpiSettings } from '../../lib/kpis/settings';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { firstBillCurrency } from './month-currencies';

type SettingRow = { readonly key: string; readonly value: string };

/**
 * The settings in force for a month: for each key the record with the newest valid-from month up to it, the last one
 * recorded of these; the product's defaults where nobody recorded anything. The currency of reports is that of the
 * first bill until somebody records one.
 */
export const settingsFor = (db: PerunitDatabase, month: Month): KpiSettings => {
  const rows = db.raw
    .prepare<[string], SettingRow>(
      `SELECT key, value FROM settings WHERE valid_from IS NULL OR valid_from <= ? ORDER BY coalesce(valid_from, ''), id`,
    )
    .all(month);
  const recorded: Record<string, unknown> = {};
  for (const { key, value } of rows) recorded[key] = JSON.parse(value);
  const settings: KpiSettings = { ...defaultKpiSettings, ...recorded };
  if ('currency' in recorded) return settings;
  return { ...settings, currency: firstBillCurrency(db, month, settings.currency) ?? settings.currency };
};
