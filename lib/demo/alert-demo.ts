import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { updateAlerts } from '../notify/alerts/update-alerts';
import { demoSettings } from './demo-settings';

/** Looks for the demo company's alerts on its own "today": they are worked out from its data like anybody's. */
export const alertDemo = (db: PerunitDatabase): boolean =>
  updateAlerts(db, new Date(`${demoSettings.asOf ?? '2026-02-10'}T06:00:00Z`));
