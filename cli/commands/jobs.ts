import { Command } from 'commander';
import { organisationDatabase } from '../../db/client';
import { finishJob, requestJobCancel } from '../../db/commands/jobs';
import type { Job } from '../../db/job-types';
import { connectionById } from '../../db/queries/connections';
import { jobById, jobLogOf, listJobs } from '../../db/queries/jobs';
import { importJobKind, readFailure, readPayload } from '../../lib/jobs/import-job';
import { pullJobKind, readPullPayload } from '../../lib/jobs/pull/pull-job';
import { retryJob } from '../../lib/jobs/retry-job';
import { EXIT_CODES } from '../exit-codes';
import { formatTable } from '../print-table';
import { defaultPerson } from '../report-month';

const shownJobs = 30;

const own = () => organisationDatabase('own');

const aboutWords = ({ kind, payload, subject }: Job): string => {
  if (kind === importJobKind)
    return readPayload(payload)
      .files.map(({ name }) => name)
      .join(', ');
  if (kind !== pullJobKind) return subject ?? '';
  const { connectionId, months } = readPullPayload(payload);
  const name = connectionById(own(), connectionId)?.name ?? `connection ${connectionId}`;
  return months === null ? name : `${name}, ${months.join(', ')}`;
};

const stateWords = ({ status, runAt, error }: Job): string => {
  const failure = readFailure(error);
  if (status === 'waiting') return `waiting until ${runAt ?? ''}${failure === null ? '' : `: ${failure.text}`}`;
  return status === 'failed' && failure !== null ? `failed: ${failure.text}` : status;
};

const runList = ({ json }: { readonly json: boolean }): void => {
  const jobs = listJobs(own(), { limit: shownJobs });
  if (json) console.log(JSON.stringify(jobs));
  else if (jobs.length === 0) console.log('There is no job.');
  else {
    const rows = jobs.map((job) => [String(job.id), job.kind, aboutWords(job), job.createdAt, stateWords(job)]);
    console.log(formatTable([['no.', 'kind', 'about', 'asked for', 'state'], ...rows], [0]));
  }
};

const withJob = (text: string, work: (job: Job) => void): void => {
  const job = jobById(own(), Number(text));
  if (job !== null) work(job);
  else {
    console.error(`There is no job ${text}. perunit jobs lists them.`);
    process.exitCode = EXIT_CODES.usage;
  }
};

const runLog = (text: string): void =>
  withJob(text, (job) => {
    console.log(`${job.kind} ${aboutWords(job)}: ${stateWords(job)}, attempt ${job.attempt} of ${job.maxAttempts}`);
    for (const { at, level, text: line } of jobLogOf(own(), job.id)) console.log(`${at}  ${level.padEnd(7)}  ${line}`);
  });

const runCancel = (text: string): void =>
  withJob(text, ({ id, status }) => {
    if (status === 'running') {
      requestJobCancel(own(), id);
      console.log(`Job ${id} is asked to stop.`);
    } else if (finishJob(own(), id, { status: 'cancelled' })) console.log(`Job ${id} is cancelled.`);
    else console.log(`Job ${id} has ended.`);
  });

const runRetry = (text: string): void =>
  withJob(text, (job) => {
    const again = retryJob(own(), job, defaultPerson());
    if (again === null) console.log(`Job ${job.id} can’t be tried again: it did not fail, or its files are gone.`);
    else console.log(`Job ${again} is due: the server takes it, or perunit pull does.`);
  });

export const jobsCommand = new Command('jobs')
  .description('What runs, waits, was done and failed in the background.')
  .addCommand(
    new Command('list').description('List the newest jobs.').option('--json', 'print JSON', false).action(runList),
    { isDefault: true },
  )
  .addCommand(new Command('log').description('Print what a job said.').argument('<number>').action(runLog))
  .addCommand(
    new Command('cancel').description('Stop a job; nothing half done stays.').argument('<number>').action(runCancel),
  )
  .addCommand(
    new Command('retry')
      .description('Try a job that waits, or a pull that failed, at once.')
      .argument('<number>')
      .action(runRetry),
  );
