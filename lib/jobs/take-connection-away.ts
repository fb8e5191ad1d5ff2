import 'server-only';
import { organisationDatabase } from '../../db/client';
import { removeConnection } from '../../db/commands/save-connection';
import { openJob } from '../../db/queries/jobs';
import { cancelOrDismissJob } from './job-runner';
import { pullJobKind, pullSubject } from './pull/pull-job';

/** Removes a connection and stops the pull that is open; what it brought stays. Throws `unknown-record`. */
export const takeConnectionAway = async (id: number, by: string): Promise<void> => {
  const db = organisationDatabase('own');
  removeConnection(db, id, { by });
  const open = openJob(db, pullJobKind, pullSubject(id));
  if (open !== null) await cancelOrDismissJob(open.id);
};
