import { existsSync } from 'node:fs';
import { organisationDatabase, type PerunitDatabase } from '../db/client';
import { databasePath, type Organisation } from '../db/data-directory';
import { reportMonths } from '../db/queries/report-months';

const openWithData = (organisation: Organisation): PerunitDatabase | null => {
  if (!existsSync(databasePath(organisation))) return null;
  const db = organisationDatabase(organisation);
  return reportMonths(db).length > 0 ? db : null;
};

/**
 * The organisation that a command reads: one's own, the demo when asked for, and the demo with a notice on stderr when
 * there is nothing else. Null when there is no data at all.
 */
export const openOrganisation = ({ demo }: { readonly demo: boolean }): PerunitDatabase | null => {
  if (demo) return openWithData('demo');
  const own = openWithData('own');
  if (own !== null) return own;
  const fallback = openWithData('demo');
  if (fallback !== null)
    console.error('There is no bill of your own yet: these are the figures of the demo organisation.');
  return fallback;
};

/** The organisation whose configuration a command reads or changes: one's own even before its first bill. */
export const configuredOrganisation = ({ demo }: { readonly demo: boolean }): PerunitDatabase =>
  organisationDatabase(demo ? 'demo' : 'own');
