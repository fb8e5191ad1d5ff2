import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { AlertsPage } from '@/components/alerts/alerts-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadAlertsPage } from './load-alerts-page';

export const metadata: Metadata = { title: 'Alerts' };

/** What is wrong with the figures, and who is told of it. */
export default async function Page() {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  return (
    <PageFrame>
      <AlertsPage view={loadAlertsPage(cookie)} />
    </PageFrame>
  );
}
