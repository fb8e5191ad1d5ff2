import { organisationDatabase } from '@/db/client';
import { accountPeriods } from '@/db/queries/account-periods';
import { organisationOf } from '@/lib/auth/organisation';
import { accountsCsvColumns, accountsCsvRows } from '@/lib/config/accounts-csv';
import { csvResponse } from '@/lib/observe/csv-response';
import { readRoute } from '@/lib/observe/route';

/** The account map as the CSV that can be edited and imported again. */
export const GET = readRoute((request) => {
  const db = organisationDatabase(organisationOf(request.headers));
  return csvResponse('accounts.csv', accountsCsvColumns, accountsCsvRows(accountPeriods(db)));
});
