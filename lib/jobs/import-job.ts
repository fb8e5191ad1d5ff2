import 'server-only';

import { z } from 'zod';
import type { Job } from '../../db/job-types';
import { jobSetSchema, progressSchema } from '../api/jobs';
import { type NumberFormat, numberFormats } from '../ingest/records/record-source';
import type { JobResult } from './worker-messages';

/** The kind of job that reads an upload set into staged imports. */
export const importJobKind = 'import';

const payloadSchema = z.object({
  uploadSet: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  /** One file of the set, read again as a person says that its numbers are written. */
  again: z.object({ sha256: z.string(), numberFormat: z.enum(numberFormats) }).optional(),
});
export type ImportJobPayload = z.infer<typeof payloadSchema>;

const failureSchema = z.object({ code: z.string(), text: z.string(), remedy: z.string() });

const resultSchema = z.object({ sets: z.array(jobSetSchema) });

/** What the job was asked to read. Throws when the row was written by something else. */
export const readPayload = (payload: unknown): ImportJobPayload => payloadSchema.parse(payload);
/** The last progress; null before the first. */
export const readProgress = (progress: unknown) =>
  progressSchema
    .nullable()
    .catch(null)
    .parse(progress ?? null);
/** What became of the job's files; no files before it is done. */
export const readResult = (result: unknown): JobResult =>
  resultSchema.catch({ sets: [] }).parse(result ?? { sets: [] });
/** Why the job failed; null when it did not. */
export const readFailure = (error: unknown) =>
  failureSchema
    .nullable()
    .catch(null)
    .parse(error ?? null);

/** How a person said that the numbers of imports are written, by import id; what was read as plain is not in it. */
export const numberFormatsOf = (jobs: readonly Job[]): ReadonlyMap<number, NumberFormat> =>
  new Map(
    jobs.flatMap(({ payload, result }) => {
      const { again } = readPayload(payload);
      if (again === undefined) return [];
      return readResult(result).sets.flatMap(({ importId }) =>
        importId === null ? [] : [[importId, again.numberFormat] as const],
      );
    }),
  );
