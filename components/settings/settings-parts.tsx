'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { PendingMark } from '@/components/shell/pending-mark';
import styles from './settings.module.css';

const parts = [
  { href: '/settings/accounts', title: 'Accounts' },
  { href: '/settings/shared-cost', title: 'Shared cost' },
  { href: '/settings/rules', title: 'Rules' },
  { href: '/settings/targets', title: 'Targets' },
  { href: '/settings/report', title: 'Report settings' },
  { href: '/settings/rates', title: 'Exchange rates' },
  { href: '/settings/file', title: 'Configuration file' },
] as const;

/** Links to the parts of the settings; the one on screen is marked. */
export function SettingsParts() {
  const path = usePathname();
  return (
    <nav className={styles['parts']} aria-label="Settings">
      {parts.map(({ href, title }) => (
        <Link key={href} href={href} {...(path === href && { 'aria-current': 'page' as const })}>
          {title}
          <PendingMark />
        </Link>
      ))}
    </nav>
  );
}
