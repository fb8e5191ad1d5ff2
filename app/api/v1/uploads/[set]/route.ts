import { discardUploadSet, isUploadSetId } from '@/lib/jobs/uploads/upload-directory';
import { ProblemError } from '@/lib/observe/problems';
import { changeRoute } from '@/lib/observe/route';

/** Throws away the files of a drop that was stopped before its import began. */
export const DELETE = changeRoute<{ set: string }>(async (_, { set }) => {
  if (!isUploadSetId(set)) throw new ProblemError('not-found', 'There is no such upload.');
  await discardUploadSet(set);
  return new Response(null, { status: 204 });
});
