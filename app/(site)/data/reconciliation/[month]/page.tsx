import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { MonthBar } from '@/components/data/month-bar';
import { ReconciliationPage } from '@/components/reconciliation/reconciliation-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadReconciliation } from './load-reconciliation';

export const metadata: Metadata = { title: 'Reconciliation' };

type Props = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<{ readonly basis?: string | string[] }>;
};

/** A month against its invoices, and its bills against each other. */
export default async function Page({ params, searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const basis = (await searchParams).basis === 'effective' ? 'effective' : 'billed';
  const view = loadReconciliation(cookie, (await params).month, basis);
  if (view === null) notFound();
  const query = basis === 'billed' ? '' : `?basis=${basis}`;
  return (
    <PageFrame bar={<MonthBar of={view} query={query} base="/data/reconciliation/" />}>
      <ReconciliationPage view={view} />
    </PageFrame>
  );
}
