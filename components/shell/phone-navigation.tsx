'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { BrandMark } from '@/components/ui/brand-mark';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { navigation } from './navigation';
import { OrganisationSwitch } from './organisation-switch';
import { WaitingCount } from './waiting-count';

/** The phone's head: the mark and a menu with the pages. */
export function PhoneNavigation({ waitingAlerts }: { readonly waitingAlerts: number }) {
  const path = usePathname();
  return (
    <aside className="phone-nav" aria-label="Perunit">
      <Link className="brand" href="/">
        <BrandMark />
        <span>Perunit</span>
      </Link>
      <span className="sp" />
      <OrganisationSwitch />
      <Menu label="Menu" summaryClass="btn sq ghost" summary={<Icon name="menu" />}>
        <nav aria-label="Pages">
          {navigation.map(({ href, title, covers }) => (
            <Link key={href} href={href} {...(covers(path) && { 'aria-current': 'page' })}>
              {title}
              {href === '/alerts' && <WaitingCount count={waitingAlerts} />}
            </Link>
          ))}
        </nav>
      </Menu>
    </aside>
  );
}
