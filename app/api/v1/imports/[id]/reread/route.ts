import { rereadBody } from '@/lib/api/imports';
import { personOf } from '@/lib/auth/person';
import { readAgain } from '@/lib/jobs/read-again';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Reads a small CSV that waits for a person again, its numbers as the person says that they are written. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const { numberFormat } = await readJson(request, rereadBody);
  const jobId = await readAgain(rowId(id), numberFormat, personOf(request.headers));
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});
