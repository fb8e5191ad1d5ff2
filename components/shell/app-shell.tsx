import type { ReactNode } from 'react';
import { MainNavigation } from './main-navigation';
import type { SectionLink } from './navigation';
import { OrganisationProvider, type ShellOrganisation } from './organisation-context';
import { PhoneNavigation } from './phone-navigation';

type AppShellProps = {
  readonly organisation: ShellOrganisation;
  readonly sections: readonly SectionLink[];
  readonly facts: readonly string[];
  readonly waitingAlerts: number;
  readonly children: ReactNode;
};

/** What every page stands in: skip link, navigation, and the column that a `PageFrame` fills. */
export function AppShell({ organisation, sections, facts, waitingAlerts, children }: AppShellProps) {
  return (
    <OrganisationProvider value={organisation}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <PhoneNavigation waitingAlerts={waitingAlerts} />
      <div className="app">
        <MainNavigation sections={sections} facts={facts} waitingAlerts={waitingAlerts} />
        <div className="col">{children}</div>
      </div>
    </OrganisationProvider>
  );
}
