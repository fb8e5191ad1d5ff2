import 'server-only';
import { connectionById } from '../../../db/queries/connections';
import { ConnectionError } from '../../connections/connection-error';
import type { PullContext, PullProgress } from '../../connections/connector';
import { connectorContext } from '../../connections/connector-context';
import { HiddenSecrets } from '../../connections/hidden-secrets';
import { connectorOf } from '../../connections/registry';
import type { JobContext } from '../job-context';
import { openPullFolder } from '../pull/pull-folder';
import { readPullPayload } from '../pull/pull-job';
import { PulledFiles } from '../pull/pulled-files';
import type { JobResult } from '../worker-messages';

const startWords = ({ attempt, maxAttempts, by }: JobContext['job'], name: string): string =>
  attempt === 1
    ? `Pulling “${name}”, asked for by ${by}.`
    : `Taking “${name}” up again: attempt ${attempt} of ${maxAttempts}.`;

/** Pulls what is due from one connection, or the months asked for: fetched into a folder, imported, originals kept. */
export const pullConnection = async (context: JobContext): Promise<JobResult> => {
  const { db, job, signal, log, report } = context;
  const { connectionId, months } = readPullPayload(job.payload);
  const connection = connectionById(db, connectionId);
  if (connection === null) throw new ConnectionError('not-found', 'The connection was removed.', 'Add it again.');
  log('info', startWords(job, connection.name));
  let progress: PullProgress = { text: 'Starting', done: 0, total: null };
  const files = new PulledFiles(context, connectionId, (importing) => report({ ...progress, importing }));
  const secrets = new HiddenSecrets();
  const pullContext: PullContext = {
    ...connectorContext({ db, connection, signal, log, secrets }),
    folder: await openPullFolder(job.id),
    report: (next) => {
      progress = next;
      report({ ...next, importing: null });
    },
    importFiles: (inputs, said) => files.import(inputs, said),
  };
  const { notices } = await connectorOf(connection.kind)
    .pull(connection.settings, { months }, pullContext)
    .catch(async (error: unknown) => {
      // What was imported before it failed counts.
      await files.keepOriginals();
      throw secrets.hideIn(error);
    });
  for (const notice of notices) log('info', notice);
  report({ text: 'Keeping the originals', done: 1, total: 1, importing: null });
  await files.keepOriginals();
  return files.result(notices);
};
