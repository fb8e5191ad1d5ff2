import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import type { Alert, Finding } from '../notify-types';
import { alertById } from '../queries/alerts';
import { alerts } from '../schema';
import { inTransaction, recordAudit } from '../write';

type When = { readonly at: string };

const isAlert = (id: number) => eq(alerts.id, id);

/** Opens an alert, inside the caller's transaction; returns its number. */
export const openAlert = (db: PerunitDatabase, { story, ...finding }: Finding, { at }: When): number => {
  const alertedAt = finding.stage === 'alert' ? at : null;
  const row = { ...finding, story: JSON.stringify(story), openedAt: at, alertedAt };
  return db.orm.insert(alerts).values(row).returning({ id: alerts.id }).get().id;
};

/** Brings an open alert to what the data says now; a warning can become an alert, and stays one. */
export const refreshAlert = (db: PerunitDatabase, known: Alert, found: Finding, { at }: When): void => {
  const isAlerted = known.stage === 'alert' || found.stage === 'alert';
  const row = {
    ...{ month: found.month, period: found.period, story: JSON.stringify(found.story) },
    stage: isAlerted ? 'alert' : 'warning',
    alertedAt: known.alertedAt ?? (isAlerted ? at : null),
  } as const;
  db.orm.update(alerts).set(row).where(isAlert(known.id)).run();
};

/** Notes that the data stopped to show an alert: an open one is resolved by that. */
export const endAlert = (db: PerunitDatabase, { id, resolvedAt }: Alert, { at }: When): void => {
  db.orm
    .update(alerts)
    .set({ endedAt: at, resolvedAt: resolvedAt ?? at })
    .where(isAlert(id))
    .run();
};

/** What a person does about an alert, and takes back. */
export type AlertAction =
  | { readonly action: 'acknowledge' | 'unacknowledge' | 'unsnooze' | 'resolve' | 'reopen' }
  | { readonly action: 'snooze'; readonly until: string };

const refusal = (text: string): DatabaseError =>
  new DatabaseError('wrong-state', text, 'Reload the page to see how it stands.');

const change = (asked: AlertAction, by: string, at: string): Partial<typeof alerts.$inferInsert> => {
  if (asked.action === 'acknowledge') return { acknowledgedAt: at, acknowledgedBy: by };
  if (asked.action === 'unacknowledge') return { acknowledgedAt: null, acknowledgedBy: null };
  if (asked.action === 'snooze') return { snoozedUntil: asked.until, snoozedBy: by };
  if (asked.action === 'unsnooze') return { snoozedUntil: null, snoozedBy: null };
  if (asked.action === 'resolve') return { resolvedAt: at, resolvedBy: by };
  return { resolvedAt: null, resolvedBy: null };
};

const refuseUnfit = (db: PerunitDatabase, alert: Alert, { action }: AlertAction): void => {
  if (action === 'reopen') {
    if (alert.resolvedBy === null || alert.endedAt !== null)
      throw refusal('It ended by itself and can’t be re-opened.');
    const isOther = db.raw.prepare('SELECT 1 FROM alerts WHERE key = ? AND resolved_at IS NULL').get(alert.key);
    if (isOther !== undefined) throw refusal('A newer alert on the same is open.');
  } else if (alert.resolvedAt !== null) throw refusal('It is resolved already.');
};

/** Records what a person does about an alert. Throws `unknown-record` and `wrong-state`. */
export const actOnAlert = (
  db: PerunitDatabase,
  id: number,
  asked: AlertAction,
  { by, at }: When & { readonly by: string },
): void => {
  inTransaction(db, () => {
    const alert = alertById(db, id);
    if (alert === null) {
      throw new DatabaseError('unknown-record', `There is no alert ${id}.`, 'Reload the page to see the alerts.');
    }
    refuseUnfit(db, alert, asked);
    recordAudit(db, { by, action: 'act-on-alert', subject: `${id} ${alert.key}`, detail: asked });
    db.orm
      .update(alerts)
      .set(change(asked, by, at))
      .where(isAlert(id))
      .run();
  });
};
