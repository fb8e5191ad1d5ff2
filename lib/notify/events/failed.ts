import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../../db/client';
import type { NewEvent } from '../../../db/commands/record-event';
import type { Job } from '../../../db/job-types';
import { connectionById } from '../../../db/queries/connections';
import { listJobs } from '../../../db/queries/jobs';
import { listOf } from '../../report/format/words';
import type { Looking } from './looking';

const errorSchema = z.object({ text: z.string(), remedy: z.string() }).nullable().catch(null);
const payloadSchema = z
  .object({ files: z.array(z.object({ name: z.string() })).catch([]), connectionId: z.int().nullable().catch(null) })
  .catch({ files: [], connectionId: null });

const MOST_FILES = 3;
const kinds = new Set(['import', 'pull', 'report-draft']);

const subjectOf = (db: PerunitDatabase, { kind, payload, subject }: Job): string => {
  const { files, connectionId } = payloadSchema.parse(payload);
  if (kind === 'report-draft') return `The draft of the report${subject === null ? '' : ` of ${subject}`}`;
  if (kind === 'pull') {
    const connection = connectionById(db, connectionId ?? Number(subject ?? 0));
    return connection === null ? 'A pull' : `The pull from ${connection.name}`;
  }
  const names = files.slice(0, MOST_FILES).map(({ name }) => name);
  const more = files.length > MOST_FILES ? [`${files.length - MOST_FILES} more`] : [];
  return names.length === 0 ? 'An import' : `The import of ${listOf([...names, ...more])}`;
};

const eventOf = (db: PerunitDatabase, job: Job): NewEvent => {
  const error = errorSchema.parse(job.error);
  return {
    kind: 'import-failed',
    key: `import-failed:${job.id}:${job.attempt}`,
    message: {
      title: `${subjectOf(db, job)} failed`,
      sentences: [error?.text ?? 'It ended without a reason.', error?.remedy ?? 'Try it again on the Data page.'],
      facts: [],
      lists: [],
      ...{ path: '/data', place: 'Data', runbook: null, edition: null },
    },
    happenedAt: job.finishedAt ?? job.createdAt,
  };
};

/** Imports, pulls and drafts that failed for good; one that is tried again has not. */
export const failedEvents = ({ db, known }: Looking): NewEvent[] =>
  listJobs(db, { statuses: ['failed'] })
    .filter(({ kind }) => kinds.has(kind))
    .map((job) => eventOf(db, job))
    .filter(({ key }) => !known.has(key));
