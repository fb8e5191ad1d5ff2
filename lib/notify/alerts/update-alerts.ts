import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { endAlert, openAlert, refreshAlert } from '../../../db/commands/save-alert';
import { saveNotificationState } from '../../../db/commands/save-notification-settings';
import type { Alert, Finding } from '../../../db/notify-types';
import { newestAlerts } from '../../../db/queries/alerts';
import { notificationStateOf } from '../../../db/queries/notification-settings';
import { dataGeneration } from '../../../db/queries/report-months';
import { inTransaction } from '../../../db/write';
import { todayOf } from '../events/looking';
import { notificationSettings } from '../settings';
import { findAlerts } from './find-alerts';

const stateKey = 'alerts-found-in';
/** Raised when what is found changes with the program. */
const VERSION = 1;

/** A person resolved it and the data still shows it: quiet until a new month shows it too. */
const isQuiet = ({ resolvedAt, endedAt, month }: Alert, found: Finding): boolean =>
  resolvedAt !== null && endedAt === null && found.month <= month;

const apply = (db: PerunitDatabase, findings: readonly Finding[], at: string): void => {
  const newest = newestAlerts(db);
  for (const found of findings) {
    const known = newest.get(found.key);
    if (known === undefined) openAlert(db, found, { at });
    else if (known.resolvedAt === null) refreshAlert(db, known, found, { at });
    else if (!isQuiet(known, found)) openAlert(db, found, { at });
  }
  const lasting = new Set(findings.map(({ key }) => key));
  for (const [key, known] of newest) if (!lasting.has(key) && known.endedAt === null) endAlert(db, known, { at });
};

/**
 * Brings the alerts to what the data says: opens, raises, refreshes and ends them, in one transaction. Nothing is worked
 * out again while neither data, settings nor the day changed. Returns whether it was.
 */
export const updateAlerts = (db: PerunitDatabase, now: Date): boolean => {
  const [settings, today] = [notificationSettings(db), todayOf(db, now)];
  const basis = JSON.stringify([VERSION, dataGeneration(db).toString(), today, settings]);
  if (notificationStateOf(db, stateKey) === basis) return false;
  const findings = findAlerts({ db, settings, today });
  inTransaction(db, () => {
    apply(db, findings, now.toISOString());
    saveNotificationState(db, stateKey, basis);
  });
  return true;
};
