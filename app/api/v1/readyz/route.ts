import { checkReadiness } from '@/lib/observe/readiness';
import { readRoute } from '@/lib/observe/route';

/** The database can be read and written, is migrated, and the disk has room: 200, else 503 with what is wrong. */
export const GET = readRoute(async () => {
  const checks = await checkReadiness();
  const isReady = checks.every(({ isOk }) => isOk);
  return Response.json({ ready: isReady, checks }, { status: isReady ? 200 : 503 });
});
export const dynamic = 'force-dynamic';
