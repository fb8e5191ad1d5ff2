import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { reportMonths } from '../../../db/queries/report-months';
import { settingsFor } from '../../../db/queries/settings-for';
import type { NotificationSettings } from '../../api/notification-settings';
import type { Day } from '../../month/month';

/** One look at the state of the database: when, and what was told of already. */
export type Looking = {
  readonly db: PerunitDatabase;
  readonly now: Date;
  /** The day that the organisation goes by: its `asOf`, or the real one. */
  readonly today: Day;
  readonly known: ReadonlySet<string>;
  readonly settings: NotificationSettings;
};

/** The day that the organisation's months are judged on. */
export const todayOf = (db: PerunitDatabase, now: Date): Day => {
  const real = now.toISOString().slice(0, 10);
  const month = reportMonths(db).at(-1);
  return month === undefined ? real : (settingsFor(db, month).asOf ?? real);
};
