import { answerBody } from '@/lib/api/answers';
import { personOf } from '@/lib/auth/person';
import { answerQuestion } from '@/lib/jobs/answer-question';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** Reads a refused file again with what a person says of it: its columns, its metric, its payer. */
export const POST = writeRoute<{ id: string }>(async (request, { id }) => {
  const answer = await readJson(request, answerBody);
  const jobId = await answerQuestion(rowId(id), answer, personOf(request.headers));
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});
