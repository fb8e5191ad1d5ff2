import 'server-only';

import { z } from 'zod';
import type { Job } from '../../db/job-types';
import { saidSchema } from '../api/answers';
import { jobSetSchema, progressSchema } from '../api/jobs';
import { type NumberFormat, numberFormats } from '../ingest/records/record-source';
import { tableMappingSchema } from '../ingest/tables/table-mapping';
import type { JobProgress, JobResult } from './worker-messages';

/** The kind of job that reads an upload set into staged imports. */
export const importJobKind = 'import';

const againSchema = z.object({
  sha256: z.union([z.string(), z.array(z.string())]),
  numberFormat: z.enum(numberFormats).optional(),
  said: saidSchema.optional(),
  mapping: z.object({ name: z.string().nullable(), mapping: tableMappingSchema }).optional(),
});

const payloadSchema = z.object({
  uploadSet: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  /** Files of the set, read again with what a person said of them. */
  again: againSchema.optional(),
});
export type ImportJobPayload = z.infer<typeof payloadSchema>;

const failureSchema = z.object({
  code: z.string(),
  text: z.string(),
  remedy: z.string(),
  attachment: z.string().nullable().optional(),
});

const resultSchema = z.object({
  sets: z.array(jobSetSchema),
  notices: z.array(z.string()).optional(),
  uploadSet: z.string().optional(),
});

/** What the job was asked to read. Throws when the row was written by something else. */
export const readPayload = (payload: unknown): ImportJobPayload => payloadSchema.parse(payload);
const jobProgressSchema = z
  .union([
    progressSchema,
    z.object({
      ...{ text: z.string(), done: z.number(), total: z.number().nullable() },
      importing: progressSchema.nullable(),
    }),
  ])
  .nullable()
  .catch(null);

/** The last progress; null before the first. */
export const readProgress = (progress: unknown): JobProgress | null => jobProgressSchema.parse(progress ?? null);
/** What became of the job's files; no files before it has read any. */
export const readResult = (result: unknown): JobResult => {
  const { sets, notices, uploadSet } = resultSchema.catch({ sets: [] }).parse(result ?? { sets: [] });
  return { sets, ...(notices !== undefined && { notices }), ...(uploadSet !== undefined && { uploadSet }) };
};
/** Where the files lie that a job reads, or that wait for a person because of it; null when there are none. */
export const uploadSetOf = ({ kind, payload, result }: Job): string | null =>
  kind === importJobKind ? readPayload(payload).uploadSet : (readResult(result).uploadSet ?? null);

/** Why the job failed, or its last attempt did; null when it did not. */
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
      const numberFormat = again?.numberFormat ?? again?.mapping?.mapping.numberFormat;
      if (numberFormat === undefined) return [];
      return readResult(result).sets.flatMap(({ importId }) =>
        importId === null ? [] : [[importId, numberFormat] as const],
      );
    }),
  );
