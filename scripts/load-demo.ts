import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeOrganisationDatabases, organisationDatabase, type PerunitDatabase } from '../db/client';
import { importHistory } from '../db/queries/import-history';
import { reportMonths } from '../db/queries/report-months';
import { alertDemo } from '../lib/demo/alert-demo';
import { importDemo } from '../lib/demo/import-demo';
import { publishDemo } from '../lib/demo/publish-demo';
import { demoMonth, demoMonthNumbers } from '../lib/demo/timeline';

/** Loading may have been cut off while reports were published, or was done before there was any publishing. */
const publishRest = (db: PerunitDatabase): string => {
  const newest = demoMonth(demoMonthNumbers.length);
  const count = publishDemo(db, demoMonthNumbers.map(demoMonth), (month) => month < newest);
  alertDemo(db);
  return count === 0 ? 'Demo company is there' : `Demo company is there, ${count} of its reports published`;
};

/** Loads the demo company where there is nothing to look at yet, or where loading it was cut off. */
async function loadDemo(): Promise<string> {
  if (reportMonths(organisationDatabase('own')).length > 0) return 'Your data is there';
  const db = organisationDatabase('demo');
  // One month is delivered twice; fewer bills than that means that loading was cut off.
  const bills = importHistory(db).filter(({ kind }) => kind === 'bill');
  if (bills.length > demoMonthNumbers.length) return publishRest(db);
  const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-'));
  try {
    await importDemo({ db, directory, format: 'focus', variant: 'standard', onStep: () => {} });
    return 'Demo company loaded';
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

try {
  console.log(await loadDemo());
} finally {
  closeOrganisationDatabases();
}
