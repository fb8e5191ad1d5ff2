import 'server-only';

import { bootDatabase } from '../../db/boot';
import { organisationDatabase } from '../../db/client';
import { forgetOldJobs } from '../../db/commands/jobs';
import { classifyUpgraded } from './classify-upgraded';
import { resumableKinds } from './job-kinds';
import { startDueJobs } from './job-runner';
import { clearPullFolders } from './pull/pull-folder';
import { settleUploads } from './settle-uploads';
import { importsAwaitingAPerson, jobsAwaitingAPerson } from './waiting-imports';

/** More than a year of daily pulls. */
const keptJobsOfEachKind = 500;

const bootKey = Symbol.for('perunit.jobs.boot');
type BootHolder = typeof globalThis & { [bootKey]?: Promise<void> };

/**
 * Puts right what a killed server left, once a process: its running jobs go on where they were, or failed, what they had
 * staged and uploaded is gone; previews that wait for a person stay. What an upgrade left unclassified is classified.
 */
export function bootJobs(): Promise<void> {
  const holder: BootHolder = globalThis;
  holder[bootKey] ??= boot();
  return holder[bootKey];
}

async function boot(): Promise<void> {
  const db = organisationDatabase('own');
  bootDatabase(db, importsAwaitingAPerson(db), { resumable: resumableKinds() });
  for (const organisation of ['own', 'demo'] as const) classifyUpgraded(organisationDatabase(organisation));
  await settleUploads();
  await clearPullFolders(db);
  forgetOldJobs(db, keptJobsOfEachKind, jobsAwaitingAPerson(db));
  startDueJobs();
}
