import { organisationDatabase } from '@/db/client';
import { jobById, jobLogOf } from '@/db/queries/jobs';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** What a job said while it worked. */
export const GET = readRoute<{ id: string }>((_, { id }) => {
  const db = organisationDatabase('own');
  if (jobById(db, rowId(id)) === null) throw new ProblemError('not-found', `There is no job ${id}.`);
  return Response.json({ lines: jobLogOf(db, rowId(id)) });
});
