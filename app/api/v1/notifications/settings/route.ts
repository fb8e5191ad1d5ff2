import { organisationDatabase } from '@/db/client';
import { saveNotificationSettings } from '@/db/commands/save-notification-settings';
import { notificationSettingsBody } from '@/lib/api/notification-settings';
import { organisationOf } from '@/lib/auth/organisation';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { notificationSettings } from '@/lib/notify/settings';
import { readJson, readRoute } from '@/lib/observe/route';

/** What links, freshness and alerts go by. */
export const GET = readRoute((request) =>
  Response.json(notificationSettings(organisationDatabase(organisationOf(request.headers)))),
);

/** Changes it. */
export const PUT = writeRoute(async (request) => {
  const settings = await readJson(request, notificationSettingsBody);
  saveNotificationSettings(ownDatabaseOnScreen(request.headers), settings, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});
