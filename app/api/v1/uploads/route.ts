import { z } from 'zod';
import { uploadQuery } from '@/lib/api/service';
import { receiveUpload } from '@/lib/jobs/uploads/receive-upload';
import { createUploadSet, discardUploadSet, filesOfUploadSet } from '@/lib/jobs/uploads/upload-directory';
import { ProblemError } from '@/lib/observe/problems';
import { changeRoute } from '@/lib/observe/route';

const lengthSchema = z.coerce.number().int().nonnegative().nullable();

/** Receives one file of a drop. `?name=` is for showing; `?set=` adds it to the files dropped with it. */
export const POST = changeRoute(async (request) => {
  const query = uploadQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  if (query.set !== undefined && (await filesOfUploadSet(query.set)).length === 0) {
    throw new ProblemError('not-found', 'The files dropped before this one are gone.', 'Drop all files again.');
  }
  const set = query.set ?? (await createUploadSet());
  const expectedBytes = lengthSchema.parse(request.headers.get('content-length'));
  const incoming = { name: query.name, expectedBytes, body: request.body };
  const { id, name, bytes, sha256 } = await receiveUpload(set, incoming).catch(async (error: unknown) => {
    if (query.set === undefined) await discardUploadSet(set);
    throw error;
  });
  return Response.json({ set, file: { id, name, bytes, sha256 } }, { status: 201 });
});
