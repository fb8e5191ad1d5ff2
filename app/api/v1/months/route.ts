import { organisationDatabase } from '@/db/client';
import { reportMonths } from '@/db/queries/report-months';
import { organisationOf } from '@/lib/auth/organisation';
import { readRoute } from '@/lib/observe/route';

/** The months that have a report. */
export const GET = readRoute((request) =>
  Response.json({ months: reportMonths(organisationDatabase(organisationOf(request.headers))) }),
);
