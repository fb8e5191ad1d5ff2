import { organisationDatabase } from '@/db/client';
import { schedulesView } from '@/lib/jobs/schedule/schedules-view';
import { readRoute } from '@/lib/observe/route';

/** What is started by itself, and when. */
export const GET = readRoute(() =>
  Response.json({ schedules: schedulesView(organisationDatabase('own'), new Date()) }),
);
