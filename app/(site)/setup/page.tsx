import type { Metadata } from 'next';
import { SetupPage } from '@/components/setup/setup-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadSetupPage } from './load-setup-page';

export const metadata: Metadata = { title: 'Set up your report' };
export const dynamic = 'force-dynamic';

/** The way from the first bill to one's own report: environments, workspace counts, invoices. */
export default function Page() {
  return (
    <PageFrame>
      <SetupPage view={loadSetupPage()} />
    </PageFrame>
  );
}
