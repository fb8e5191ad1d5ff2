import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { KpiNotYet } from '@/components/kpis/kpi-not-yet';
import { KpiPageView } from '@/components/kpis/kpi-page-view';
import { type KpiSearch, knownKpi, loadKpi } from '../kpi-documents';

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Promise<KpiSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).id.slice(0, 20).toUpperCase() };
}

/** One KPI: definition, history, bridge, caveats, and where it comes from. */
export default async function Page({ params, searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const view = loadKpi(cookie, (await params).id, await searchParams);
  if (view !== null) return <KpiPageView view={view} />;
  const known = knownKpi(cookie, (await params).id);
  if (known === null) notFound();
  return <KpiNotYet {...known} />;
}
