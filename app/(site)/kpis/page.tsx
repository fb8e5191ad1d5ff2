import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { KpiListPage } from '@/components/kpis/kpi-list-view';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { type KpiSearch, loadKpis } from './kpi-documents';

export const metadata: Metadata = { title: 'KPIs' };

const importLink = (
  <Link className="btn pri" href="/data">
    Import a bill
  </Link>
);

/** Every KPI in force, with value, change, verdict and line. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<KpiSearch> }) {
  const view = loadKpis((await cookies()).get('perunit-organisation')?.value, await searchParams);
  if (view !== null) return <KpiListPage view={view} />;
  return (
    <PageFrame>
      <EmptyState title="No KPIs for this month" action={importLink}>
        KPIs are computed from a bill and workspace counts.
      </EmptyState>
    </PageFrame>
  );
}
