import { changeAnnotation, removeAnnotation } from '@/db/commands/save-annotation';
import { annotationBody, annotationContents } from '@/lib/api/annotations';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

type Params = { id: string };

/** Changes a note. */
export const PUT = writeRoute<Params>(async (request, params) => {
  const contents = annotationContents(await readJson(request, annotationBody));
  const by = personOf(request.headers);
  changeAnnotation(ownDatabaseOnScreen(request.headers), rowId(params.id), contents, { by });
  return new Response(null, { status: 204 });
});

/** Takes a note out of the charts; it can be brought back. */
export const DELETE = writeRoute<Params>((request, params) => {
  const by = personOf(request.headers);
  removeAnnotation(ownDatabaseOnScreen(request.headers), rowId(params.id), { isRemoved: true, by });
  return new Response(null, { status: 204 });
});
