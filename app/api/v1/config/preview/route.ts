import { previewBody } from '@/lib/api/config';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { previewChanges } from '@/lib/config/preview-changes';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';

/** What changes would do; they are worked out in a transaction that is taken back. */
export const POST = writeRoute(async (request) => {
  const { changes } = await readJson(request, previewBody);
  return Response.json(previewChanges(ownDatabaseOnScreen(request.headers), changes));
});
