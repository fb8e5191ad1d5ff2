import { organisationDatabase } from '@/db/client';
import { changesBody } from '@/lib/api/config';
import { personOf } from '@/lib/auth/person';
import { recordConfigChanges } from '@/lib/config/apply-config';
import { previewChanges } from '@/lib/config/preview-changes';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';

/** Makes changes, all or none. What restates a closed or published month asks first. */
export const POST = writeRoute(async (request) => {
  const { changes, acceptRestatement } = await readJson(request, changesBody);
  const db = organisationDatabase('own');
  const preview = previewChanges(db, changes);
  const signed = preview.moved.filter(({ reportState }) => reportState !== 'draft');
  if (signed.length > 0 && !acceptRestatement) {
    const names = signed.map(({ month, edition }) => (edition === null ? month : `${month} (#${edition})`)).join(', ');
    throw new ProblemError(
      'restates',
      `It moves figures of months that are closed or published: ${names}.`,
      undefined,
      {
        preview,
      },
    );
  }
  recordConfigChanges(db, changes, { by: personOf(request.headers) });
  return Response.json(preview);
});
