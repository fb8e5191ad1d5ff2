import type { ReactNode } from 'react';
import { OrganisationSwitch } from './organisation-switch';
import { ThemeToggle } from './theme-toggle';

/** A page's top bar and its main part; `bar` holds the page's own controls, on the left. */
export function PageFrame({ bar, children }: { bar?: ReactNode; children: ReactNode }) {
  return (
    <>
      <header className="bar">
        {bar}
        <span className="sp" />
        <div className="hide-s">
          <OrganisationSwitch />
        </div>
        <ThemeToggle />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
