import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { loadShell } from './load-shell';

/** Every page's frame: navigation and which organisation is on screen. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const shell = loadShell((await cookies()).get('perunit-organisation')?.value);
  return <AppShell {...shell}>{children}</AppShell>;
}
