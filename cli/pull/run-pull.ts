import { organisationDatabase, type PerunitDatabase } from '../../db/client';
import type { Job } from '../../db/job-types';
import { type Connection, listConnections } from '../../db/queries/connections';
import { findConnection } from '../../lib/connections/find-connection';
import { planPull } from '../../lib/connections/plan-pull';
import { readResult } from '../../lib/jobs/import-job';
import { queuePull } from '../../lib/jobs/pull/queue-pull';
import { recoverHere, runJobHere } from '../../lib/jobs/run-job-here';
import type { Month } from '../../lib/month/month';
import { printRefusal } from '../connections/print-refusal';
import { EXIT_CODES } from '../exit-codes';
import { defaultPerson } from '../report-month';
import { planJson, printPlan } from './print-plan';
import { printPull, pullJson } from './print-pull';
import { pullProgress } from './pull-progress';

export type PullOptions = {
  readonly month?: Month;
  readonly plan: boolean;
  readonly json: boolean;
  readonly as?: string;
};

const chosen = (db: PerunitDatabase, source: string | undefined): readonly Connection[] => {
  if (source === undefined) return listConnections(db).filter(({ isEnabled }) => isEnabled);
  const connection = findConnection(db, source);
  return connection === null ? [] : [connection];
};

const refuseNone = (db: PerunitDatabase, source: string | undefined): void => {
  const names = listConnections(db).map(({ name }) => `“${name}”`);
  const hint =
    names.length === 0 ? 'Add one: perunit connections add, or the Data page.' : `There are ${names.join(', ')}.`;
  console.error(source === undefined ? `No connection is on. ${hint}` : `No connection is called “${source}”. ${hint}`);
  process.exitCode = source === undefined || names.length === 0 ? EXIT_CODES.noData : EXIT_CODES.usage;
};

/** 70 weighs more than 1: something failed, whatever else was left for a person. */
const exitWith = (code: number): void => {
  if (process.exitCode === undefined || Number(process.exitCode) < code) process.exitCode = code;
};

const noteExit = (job: Job, isInterrupted: boolean): void => {
  const isLeft = readResult(job.result).sets.some(({ result }) => result === 'refused' || result === 'staged');
  if (isInterrupted) process.exitCode = EXIT_CODES.interrupted;
  else if (job.status !== 'done') exitWith(EXIT_CODES.failed);
  else if (isLeft) exitWith(EXIT_CODES.refused);
};

const pullOne = async (db: PerunitDatabase, connection: Connection, options: PullOptions, signal: AbortSignal) => {
  const { month, json, plan: isPlanOnly, as = defaultPerson() } = options;
  const months = month === undefined ? null : [month];
  const plan = planPull(db, connection, months);
  if (json) console.log(JSON.stringify({ plan: planJson(connection.name, plan) }));
  else printPlan(connection.name, plan);
  if (isPlanOnly) return;
  const jobId = queuePull(db, { connectionId: connection.id, months }, as);
  const progress = pullProgress(connection.name, !json && process.stderr.isTTY === true);
  const follow = { onProgress: progress.report, onWaiting: progress.waiting, signal };
  const job = await runJobHere(db, jobId, follow).finally(progress.stop);
  if (job === null) return;
  if (json) console.log(JSON.stringify({ pull: pullJson(connection.name, job) }));
  else printPull(connection.name, job);
  noteExit(job, signal.aborted);
};

/** Pulls from the connections that were asked for, one after the other; sets the exit code. */
export const runPull = async (source: string | undefined, options: PullOptions): Promise<void> => {
  const db = organisationDatabase('own');
  const connections = chosen(db, source);
  if (connections.length === 0) return refuseNone(db, source);
  recoverHere(db);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  for (const connection of connections) {
    if (cancel.signal.aborted) break;
    try {
      await pullOne(db, connection, options, cancel.signal);
    } catch (error) {
      printRefusal(error);
      exitWith(EXIT_CODES.failed);
    }
  }
};
