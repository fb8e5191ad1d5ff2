import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { applyConfigChanges } from '../../db/commands/apply-config-changes';
import { rebuildRollups } from '../../db/commands/rebuild-rollups';
import { definitionsFor } from '../../db/queries/definitions-for';
import { organisationConfig } from '../../db/queries/organisation-config';
import { inTransaction } from '../../db/write';
import { classifier } from '../jobs/classifier';
import type { Month } from '../month/month';
import { ProblemError } from '../observe/problems';
import { type Agreement, guardedWrite } from '../publishing/guarded-write';
import type { ConfigRecord, OrganisationConfig } from './config-schema';
import { definitionConflicts } from './definition-conflicts';
import { type ConfigChange, type ConfigDifference, diffConfig } from './diff-config';
import { recordedFrom } from './recorded-from';

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

/** A version never changes, the built-in ones included. */
const refuseConflicts = (db: PerunitDatabase, changes: readonly ConfigRecord[]): void => {
  const added = changes.flatMap((change) => (change.kind === 'definition' ? [change.definition] : []));
  const [conflict] = added.length === 0 ? [] : definitionConflicts(definitionsFor(db), added);
  if (conflict !== undefined) throw new ProblemError('wrong-state', conflict.text, conflict.remedy);
};

/**
 * Records changes, and classifies bills again where they reach the rules; all of it or nothing. Throws `wrong-state` for
 * a KPI's version that is there already, or that may not be.
 */
export const recordConfigChanges = (
  db: PerunitDatabase,
  changes: readonly ConfigRecord[],
  { by }: { readonly by: string },
): void =>
  inTransaction(db, () => {
    refuseConflicts(db, changes);
    applyConfigChanges(db, changes, { by });
    const from = firstReclassified(changes);
    if (from !== undefined) rebuildRollups(db, { from, classify: classifier(db), by });
  });

type ApplyOptions = Partial<Agreement> & {
  readonly by: string;
  /** The changes that somebody looked at: the only ones that are made. Left out: whatever differs. */
  readonly shown?: readonly ConfigChange[];
};

const refuseOthers = (shown: readonly ConfigChange[], found: readonly ConfigChange[]): void => {
  if (JSON.stringify(shown) === JSON.stringify(found)) return;
  const text = 'Somebody changed the configuration meanwhile: the file would make other changes than those shown.';
  throw new ProblemError('wrong-state', text, 'Nothing was changed. Compare the file again, then apply it.');
};

/**
 * Configures an organisation as the file says, in one transaction, bills classified by the new rules included. Throws
 * when a KPI's version is recorded with another content, `wrong-state` when it would make other changes than those shown,
 * and `restates` when a closed or published month would be altered and nobody agreed; nothing is changed then.
 */
export const applyConfig = (
  db: PerunitDatabase,
  wanted: OrganisationConfig,
  { by, shown, acceptRestatement = false }: ApplyOptions,
): ConfigDifference =>
  inTransaction(db, () => {
    const difference = configDifference(db, wanted);
    if (shown !== undefined) refuseOthers(shown, difference.changes);
    const [conflict] = difference.conflicts;
    if (conflict !== undefined) throw new ProblemError('wrong-state', conflict.text, conflict.remedy);
    guardedWrite(db, { acceptRestatement }, () =>
      recordConfigChanges(db, difference.changes, { by: recordedFrom(by, 'yaml') }),
    );
    return difference;
  });
