import { z } from 'zod';
import { personOf } from '@/lib/auth/person';
import { numberFormats } from '@/lib/ingest/records/record-source';
import { readAgain } from '@/lib/jobs/read-again';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

const bodySchema = z.object({ numberFormat: z.enum(numberFormats) });

/** Reads a small CSV that waits for a person again, its numbers as the person says that they are written. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const { numberFormat } = await readJson(request, bodySchema);
  const jobId = await readAgain(rowId(id), numberFormat, personOf(request.headers));
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});
