import { cookies } from 'next/headers';
import type { SettingsFrame } from '@/components/settings/view-types';
import { organisationDatabase, type PerunitDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { organisationConfig } from '@/db/queries/organisation-config';
import { reportMonths } from '@/db/queries/report-months';
import type { OrganisationConfig } from '@/lib/config/config-schema';

export type Settings = {
  readonly db: PerunitDatabase;
  readonly frame: SettingsFrame;
  readonly config: OrganisationConfig;
};

/** What every part of the settings begins with: the organisation on screen and how it is configured. */
export const loadSettings = async (): Promise<Settings> => {
  const organisation = currentOrganisation((await cookies()).get('perunit-organisation')?.value);
  const db = organisationDatabase(organisation);
  const month = reportMonths(db).at(-1) ?? new Date().toISOString().slice(0, 7);
  return { db, frame: { canChange: organisation === 'own', month }, config: organisationConfig(db) };
};
