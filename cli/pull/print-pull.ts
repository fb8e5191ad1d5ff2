import type { Job } from '../../db/job-types';
import { readFailure, readResult } from '../../lib/jobs/import-job';
import type { SetOutcome } from '../../lib/jobs/worker-messages';

const words: Readonly<Record<SetOutcome['result'], string>> = {
  imported: 'imported',
  replaced: 'replaced what was there',
  unchanged: 'unchanged: imported before',
  refused: 'refused',
  staged: 'waits for you on the Data page',
};

const printSet = ({ name, format, result, problems }: SetOutcome): void => {
  const print = result === 'refused' ? console.error : console.log;
  print(`  ${name}${format === null ? '' : ` (${format})`}: ${words[result]}`);
  for (const { text, remedy } of problems) print(`    ${text} ${remedy}`);
};

/** Says in words what a pull brought, or why it failed and what to do; a failure goes to stderr. */
export const printPull = (name: string, job: Job): void => {
  const { sets, notices = [] } = readResult(job.result);
  for (const set of sets) printSet(set);
  for (const notice of notices) console.log(`  note: ${notice}`);
  const failure = readFailure(job.error);
  if (failure !== null && job.status !== 'done') {
    console.error(`${name}: ${failure.text}\n${failure.remedy}`);
    if (failure.attachment) console.error(failure.attachment);
  }
  if (job.status === 'cancelled') console.error(`${name}: stopped; what it had brought whole stays.`);
  if (job.status === 'done' && sets.length === 0) console.log(`${name}: nothing new`);
};

/** The same as one JSON object. */
export const pullJson = (name: string, job: Job) => {
  const { sets, notices = [] } = readResult(job.result);
  return {
    ...{ connection: name, job: job.id, state: job.status, attempts: job.attempt, sets, notices },
    problem: job.status === 'done' ? null : readFailure(job.error),
  };
};
