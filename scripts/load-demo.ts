import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeOrganisationDatabases, organisationDatabase } from '../db/client';
import { reportMonths } from '../db/queries/report-months';
import { importDemo } from '../lib/demo/import-demo';
import { demoMonthNumbers } from '../lib/demo/timeline';

/** Loads the demo company where there is nothing to look at yet, or where loading it was cut off. */
async function loadDemo(): Promise<string> {
  if (reportMonths(organisationDatabase('own')).length > 0) return 'Your data is there';
  const db = organisationDatabase('demo');
  if (reportMonths(db).length >= demoMonthNumbers.length) return 'Demo company is there';
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
