import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { ConfigDesk } from '@/components/settings/config-desk';
import { SettingsParts } from '@/components/settings/settings-parts';
import { PageFrame } from '@/components/shell/page-frame';
import { currentOrganisation } from '@/db/current-organisation';

/** The settings' parts, and the one place where their changes are reviewed and saved. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const organisation = currentOrganisation((await cookies()).get('perunit-organisation')?.value);
  return (
    <PageFrame>
      <h1 className="page">Settings</h1>
      <SettingsParts />
      {organisation === 'demo' && (
        <p className="note">The demo is looked at only: settings of your own are changed here.</p>
      )}
      <ConfigDesk>{children}</ConfigDesk>
    </PageFrame>
  );
}
