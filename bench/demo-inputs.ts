import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../db/client';
import { loadReportInputs } from '../db/queries/load-report-inputs';
import { importDemo } from '../lib/demo/import-demo';
import type { Month } from '../lib/month/month';
import type { ReportInputs } from '../lib/report/inputs';

/** The inputs of a month of the demo, with all the months that it looks back on; the demo stays in the directory. */
export const demoInputs = async (directory: string, month: Month): Promise<ReportInputs> => {
  await mkdir(directory, { recursive: true });
  const db = openDatabase(join(directory, 'demo.db'));
  try {
    await importDemo({ db, directory, format: 'focus', variant: 'standard', onStep: () => {} });
    return loadReportInputs(db, { month });
  } finally {
    closeDatabase(db);
  }
};
