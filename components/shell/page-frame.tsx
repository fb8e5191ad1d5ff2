import type { ReactNode } from 'react';
import { OrganisationSwitch } from './organisation-switch';
import { ThemeToggle } from './theme-toggle';

type PageFrameProps = {
  /** The page's own controls, on the left. */
  readonly bar?: ReactNode;
  /** What can be done with the whole page, on the right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page's top bar and its main part. */
export function PageFrame({ bar, actions, children }: PageFrameProps) {
  return (
    <>
      <header className="bar">
        {bar}
        <span className="sp" />
        <div className="hide-s">
          <OrganisationSwitch />
        </div>
        <ThemeToggle />
        {actions}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
