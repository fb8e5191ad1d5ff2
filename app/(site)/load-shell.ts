import type { SectionLink } from '@/components/shell/navigation';
import type { ShellOrganisation } from '@/components/shell/organisation-context';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { waitingAlertCount } from '@/db/queries/alerts';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import { sectionLinks } from '@/lib/report/section-links';

type Shell = {
  readonly organisation: ShellOrganisation;
  readonly sections: readonly SectionLink[];
  readonly facts: readonly string[];
  readonly waitingAlerts: number;
};

const monthNames = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const nameOfMonth = (number: number): string => monthNames.format(new Date(Date.UTC(2000, number - 1, 1)));

const nameOf = (organisation: 'own' | 'demo', month: string): string | null => {
  const name = settingsFor(organisationDatabase(organisation), month).organisationName.trim();
  return name === '' ? null : name;
};

/** What the frame says on every page: the organisation on screen, its fiscal year and its currency. */
export const loadShell = (cookie: string | undefined): Shell => {
  const current = currentOrganisation(cookie);
  const database = organisationDatabase(current);
  const month = reportMonths(database).at(-1) ?? new Date().toISOString().slice(0, 7);
  const settings = settingsFor(database, month);
  const names = { own: nameOf('own', month), demo: nameOf('demo', month) };
  return {
    organisation: { current, names },
    sections: sectionLinks,
    waitingAlerts: waitingAlertCount(database, new Date().toISOString()),
    facts: [
      names[current] ?? 'Your organisation',
      `Fiscal year starts in ${nameOfMonth(settings.fiscalYearStartMonth)}`,
      `All amounts in ${settings.currency}`,
    ],
  };
};
