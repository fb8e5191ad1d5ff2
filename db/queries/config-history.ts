import 'server-only';
import type { PerunitDatabase } from '../client';

/** The lines of the audit log that are about the configuration. */
export const configActions = [
  'save-setting',
  'save-account-mappings',
  'save-rules',
  'save-target',
  'save-definition',
  'save-exchange-rate',
  'save-annotation',
  'remove-annotation',
  'restore-annotation',
] as const;

export type ConfigHistoryRow = {
  /** UTC. */
  readonly at: string;
  readonly by: string;
  readonly action: (typeof configActions)[number];
  readonly subject: string;
  /** JSON. */
  readonly detail: string;
};

/** Everything that was ever recorded of the configuration by hand or from its file, oldest first. */
export const configHistoryRows = (db: PerunitDatabase): ConfigHistoryRow[] =>
  db.raw
    .prepare<[string], ConfigHistoryRow>(
      `SELECT recorded_at AS at, by, action, subject, detail FROM audit
       WHERE action IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(configActions));
