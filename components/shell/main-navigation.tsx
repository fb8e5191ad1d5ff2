'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { BrandMark } from '@/components/ui/brand-mark';
import { Icon } from '@/components/ui/icon';
import { navigation, type SectionLink } from './navigation';
import { SectionList } from './section-list';
import { WaitingCount } from './waiting-count';

type MainNavigationProps = {
  /** The report's sections, listed under it when a report is open. */
  readonly sections: readonly SectionLink[];
  /** Facts on every page's figures: name, fiscal year, currency. */
  readonly facts: readonly string[];
  /** How many alerts nobody looked at yet. */
  readonly waitingAlerts: number;
};

/** The left navigation: pages, and the sections of the open report under their page. */
export function MainNavigation({ sections, facts, waitingAlerts }: MainNavigationProps) {
  const path = usePathname();
  return (
    <aside className="nav" aria-label="Perunit">
      <div className="nav-in">
        <Link className="brand" href="/" title="Perunit">
          <BrandMark />
          <span>Perunit</span>
        </Link>
        <nav aria-label="Main">
          {navigation.map(({ href, title, icon, covers }) => (
            <div key={href}>
              <Link className="n" href={href} title={title} {...(covers(path) && { 'aria-current': 'page' })}>
                <Icon name={icon} />
                <span>{title}</span>
                {href === '/alerts' && <WaitingCount count={waitingAlerts} />}
              </Link>
              {href === '/' && /^\/reports\/\d{4}-\d{2}$/.test(path) && <SectionList sections={sections} />}
            </div>
          ))}
        </nav>
        <p className="org">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
    </aside>
  );
}
