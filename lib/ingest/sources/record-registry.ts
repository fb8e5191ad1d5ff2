import type { RecordSource } from '../records/record-source';
import { accountsSource } from './accounts/accounts-source';
import { budgetsSource } from './budgets/budgets-source';
import { entitlementsSource } from './entitlements/entitlements-source';
import { fleetSource } from './fleet/fleet-source';
import { ratesSource } from './rates/rates-source';
import { savingsSource } from './savings/savings-source';
import { workspacesDailySource } from './workspaces-daily/workspaces-daily-source';
import { workspacesMonthlySource } from './workspaces-monthly/workspaces-monthly-source';

/** Perunit's own small CSVs: everything that lists, detects or documents them reads this. */
export const recordSources: readonly RecordSource[] = [
  workspacesMonthlySource,
  workspacesDailySource,
  savingsSource,
  accountsSource,
  entitlementsSource,
  budgetsSource,
  fleetSource,
  ratesSource,
];
