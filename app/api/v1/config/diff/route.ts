import { diffBody } from '@/lib/api/config';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { fileDifference } from '@/lib/config/file-difference';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';

/** What a file would change; it is worked out in a transaction that is taken back. */
export const POST = writeRoute(async (request) => {
  const file = await readJson(request, diffBody);
  const today = new Date().toISOString().slice(0, 10);
  return Response.json(fileDifference(ownDatabaseOnScreen(request.headers), file, today));
});
