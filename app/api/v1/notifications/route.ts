import { organisationDatabase } from '@/db/client';
import { listDeliveries } from '@/db/queries/deliveries';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';

/** What was sent and what waits to be sent. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  const deliveries = listDeliveries(db).map(({ event, eventId: _, recordedAt: __, ...delivery }) => {
    const { kind, key, happenedAt, message } = event;
    return { ...delivery, kind, key, happenedAt, title: message.title };
  });
  return Response.json({ deliveries });
});
