import { z } from 'zod';
import { organisationDatabase } from '@/db/client';
import { importHistory } from '@/db/queries/import-history';
import { organisationOf } from '@/lib/auth/organisation';
import { personOf } from '@/lib/auth/person';
import { startImportJob } from '@/lib/jobs/job-runner';
import { isUploadSetId } from '@/lib/jobs/uploads/upload-directory';
import { writeRoute } from '@/lib/jobs/write-route';
import { exactJson } from '@/lib/observe/exact-json';
import { readJson, readRoute } from '@/lib/observe/route';

const bodySchema = z.object({ set: z.string().refine(isUploadSetId, 'is not an upload set') });

/** Starts reading what was uploaded; the answer names the job to follow. */
export const POST = writeRoute(async (request) => {
  const { set } = await readJson(request, bodySchema);
  const jobId = await startImportJob(set, personOf(request.headers));
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});

/** Every import of the organisation on screen, newest first. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return exactJson({ imports: importHistory(db) });
});
