import { organisationDatabase } from '@/db/client';
import { importHistory } from '@/db/queries/import-history';
import { startImportBody } from '@/lib/api/imports';
import { organisationOf } from '@/lib/auth/organisation';
import { personOf } from '@/lib/auth/person';
import { startImportJob } from '@/lib/jobs/job-runner';
import { writeRoute } from '@/lib/jobs/write-route';
import { exactJson } from '@/lib/observe/exact-json';
import { readJson, readRoute } from '@/lib/observe/route';

/** Starts reading what was uploaded; the answer names the job to follow. */
export const POST = writeRoute(async (request) => {
  const { set } = await readJson(request, startImportBody);
  const jobId = await startImportJob(set, personOf(request.headers));
  return Response.json({ jobId: String(jobId) }, { status: 202, headers: { Location: `/api/v1/jobs/${jobId}` } });
});

/** Every import of the organisation on screen, newest first. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return exactJson({ imports: importHistory(db) });
});
