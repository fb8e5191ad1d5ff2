const names: Readonly<Record<string, string>> = {
  'focus-1.0': 'FOCUS 1.0',
  'focus-1.1': 'FOCUS 1.1',
  'focus-1.2': 'FOCUS 1.2',
  'cur-2.0': 'CUR 2.0',
  'cur-legacy': 'Legacy CUR',
  'cost-explorer': 'Cost Explorer',
  'cost-explorer-usage': 'Cost Explorer by usage type',
  'cost-explorer-other': 'Cost Explorer, other views',
  'detailed-billing': 'Detailed billing report',
  'cost-allocation': 'Cost allocation report',
  'bills-csv': 'Bills page CSV',
  'console-service': 'Cost Explorer CSV by service',
  'console-account': 'Cost Explorer CSV by account',
  'console-other': 'Cost Explorer CSV, other views',
  'workspaces-monthly': 'Workspace counts',
  'workspaces-daily': 'Daily workspace counts',
  'workspaces-typed': 'Workspace counts',
  savings: 'Savings',
  entitlements: 'Paid workspaces',
  accounts: 'Account map',
  budgets: 'Budget',
  fleet: 'Fleet hours',
  rates: 'Exchange rates',
};

/** A format or a kind of file as people call it; an unknown one is called by its id. */
export const formatName = (id: string): string => names[id] ?? id;
