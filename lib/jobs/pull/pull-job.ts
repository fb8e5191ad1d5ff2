import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../../db/client';
import { createJobOnce } from '../../../db/commands/jobs';
import { monthSchema } from '../../api/values';
import type { Month } from '../../month/month';
import { jobKinds } from '../job-kinds';

const payloadSchema = z.object({ connectionId: z.int(), months: z.array(monthSchema).nullable() });
export type PullPayload = { readonly connectionId: number; readonly months: readonly Month[] | null };

/** The kind of job that pulls from one connection. */
export const pullJobKind = 'pull';

/** What a pull was asked for. Throws when the row was written by something else. */
export const readPullPayload = (payload: unknown): PullPayload => payloadSchema.parse(payload);

/** The subject of a connection's pulls: one at a time, so that no month is ever pulled twice at once. */
export const pullSubject = (connectionId: number): string => String(connectionId);

/** Queues a pull, unless one of the connection is open: then that is the one. */
export const createPullJob = (
  db: PerunitDatabase,
  payload: PullPayload,
  by: string,
): { readonly id: number; readonly isNew: boolean } =>
  createJobOnce(db, {
    ...{ kind: pullJobKind, subject: pullSubject(payload.connectionId), payload, by },
    maxAttempts: jobKinds.pull.maxAttempts,
  });
