import { organisationDatabase } from '@/db/client';
import { importPreview } from '@/db/queries/import-preview';
import { personOf } from '@/lib/auth/person';
import { discardStaged } from '@/lib/jobs/answer-preview';
import { writeRoute } from '@/lib/jobs/write-route';
import { exactJson } from '@/lib/observe/exact-json';
import { readRoute } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** What was found in an import: format, months, accounts, rows, totals, rejects. */
export const GET = readRoute<{ id: string }>((_, { id }) =>
  exactJson(importPreview(organisationDatabase('own'), rowId(id))),
);

/** Throws a staged import and its upload away. */
export const DELETE = writeRoute<{ id: string }>(async (request, { id }) => {
  await discardStaged(rowId(id), personOf(request.headers));
  return new Response(null, { status: 204 });
});
