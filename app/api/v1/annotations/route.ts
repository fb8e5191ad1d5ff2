import { organisationDatabase } from '@/db/client';
import { saveAnnotation } from '@/db/commands/save-annotation';
import { allAnnotations } from '@/db/queries/annotations';
import { annotationBody, annotationContents } from '@/lib/api/annotations';
import { organisationOf } from '@/lib/auth/organisation';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson, readRoute } from '@/lib/observe/route';

/** The notes beside the months of the charts. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return Response.json({ annotations: allAnnotations(db) });
});

/** Notes something on a month or a day. */
export const POST = writeRoute(async (request) => {
  const contents = annotationContents(await readJson(request, annotationBody));
  const id = saveAnnotation(ownDatabaseOnScreen(request.headers), contents, { by: personOf(request.headers) });
  return Response.json({ id: String(id) }, { status: 201, headers: { Location: `/api/v1/annotations/${id}` } });
});
