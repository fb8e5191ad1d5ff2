import type { IconName } from '@/components/ui/icon';

export type NavigationEntry = {
  readonly href: string;
  readonly title: string;
  readonly icon: IconName;
  /** The addresses that belong to this entry. */
  readonly covers: (path: string) => boolean;
};

/** The pages there are, in the order of the navigation. */
export const navigation: readonly NavigationEntry[] = [
  { href: '/', title: 'Report', icon: 'report', covers: (path) => path === '/' || /^\/reports\/./.test(path) },
  { href: '/reports', title: 'All reports', icon: 'file', covers: (path) => path === '/reports' },
  { href: '/kpis', title: 'KPIs', icon: 'kpi', covers: (path) => path === '/kpis' || path.startsWith('/kpis/') },
  {
    href: '/data',
    title: 'Data',
    icon: 'data',
    covers: (path) => path.startsWith('/data') || path.startsWith('/setup'),
  },
  { href: '/alerts', title: 'Alerts', icon: 'bell', covers: (path) => path === '/alerts' },
  { href: '/settings', title: 'Settings', icon: 'settings', covers: (path) => path.startsWith('/settings') },
];

export type SectionLink = { readonly id: string; readonly title: string };
