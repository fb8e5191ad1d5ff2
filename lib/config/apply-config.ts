import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { applyConfigChanges } from '../../db/commands/apply-config-changes';
import { rebuildRollups } from '../../db/commands/rebuild-rollups';
import { organisationConfig } from '../../db/queries/organisation-config';
import { inTransaction } from '../../db/write';
import { classifier } from '../jobs/classifier';
import type { Month } from '../month/month';
import { type Agreement, guardedWrite } from '../publishing/guarded-write';
import type { ConfigRecord, OrganisationConfig } from './config-schema';
import { type ConfigDifference, diffConfig } from './diff-config';

/** What a file would change in an organisation. */
export const configDifference = (db: PerunitDatabase, wanted: OrganisationConfig): ConfigDifference =>
  diffConfig(organisationConfig(db), wanted);

const changesClasses = (change: ConfigRecord): boolean =>
  change.kind === 'rules' || (change.kind === 'setting' && change.key === 'clusterTagKeys');

const startOf = (change: ConfigRecord): Month | null =>
  change.kind === 'definition' ? change.definition.from : change.from;

/** The first month whose lines have to be classified again; undefined when none has to. */
const firstReclassified = (changes: readonly ConfigRecord[]): Month | null | undefined => {
  const starts = changes.filter(changesClasses).map(startOf);
  return starts.includes(null) ? null : [...starts].sort()[0];
};

/** Records changes, and classifies bills again where they reach the rules; all of it or nothing. */
export const recordConfigChanges = (
  db: PerunitDatabase,
  changes: readonly ConfigRecord[],
  { by }: { readonly by: string },
): void =>
  inTransaction(db, () => {
    applyConfigChanges(db, changes, { by });
    const from = firstReclassified(changes);
    if (from !== undefined) rebuildRollups(db, { from, classify: classifier(db), by });
  });

/**
 * Configures an organisation as the file says, in one transaction, bills classified by the new rules included. Throws
 * when a KPI's version is recorded with another content, and `restates` when a closed or published month would be altered
 * and nobody agreed; nothing is changed then.
 */
export const applyConfig = (
  db: PerunitDatabase,
  wanted: OrganisationConfig,
  { by, acceptRestatement = false }: { readonly by: string } & Partial<Agreement>,
): ConfigDifference =>
  inTransaction(db, () => {
    const difference = configDifference(db, wanted);
    const [conflict] = difference.conflicts;
    if (conflict !== undefined) throw new Error(`${conflict.text} ${conflict.remedy}`);
    guardedWrite(db, { acceptRestatement }, () => recordConfigChanges(db, difference.changes, { by }));
    return difference;
  });
