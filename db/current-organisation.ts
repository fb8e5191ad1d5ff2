import 'server-only';
import { existsSync } from 'node:fs';
import { organisationDatabase } from './client';
import { databasePath, type Organisation, organisations } from './data-directory';

const hasImport = (): boolean => {
  if (!existsSync(databasePath('own'))) return false;
  const db = organisationDatabase('own');
  return db.raw.prepare("SELECT 1 FROM imports WHERE status IN ('active', 'undone') LIMIT 1").get() !== undefined;
};

/** The organisation to show: the one asked for, else one's own once it has an import, else the demo. */
export const currentOrganisation = (asked?: string | null): Organisation =>
  organisations.find((organisation) => organisation === asked) ?? (hasImport() ? 'own' : 'demo');
