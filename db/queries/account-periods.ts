import 'server-only';
import type { OrganisationConfig } from '../../lib/config/config-schema';
import type { PerunitDatabase } from '../client';
import { accountsWithCost } from './accounts-with-cost';
import { organisationConfig } from './organisation-config';
import { reportMonths } from './report-months';

type Account = OrganisationConfig['accounts'][number];

/** Every account with its periods; one that nobody mapped is unmapped from the first month of data on. Unmapped and dear ones first. */
export const accountPeriods = (db: PerunitDatabase): Account[] => {
  const mapped = new Map(organisationConfig(db).accounts.map((account) => [account.id, account]));
  const from = reportMonths(db)[0] ?? '';
  return accountsWithCost(db).map(({ accountId: id, name, owner, team }) => {
    const unmapped = { from, environment: 'unmapped', name, owner, team } as const;
    return mapped.get(id) ?? { id, periods: [unmapped] };
  });
};
