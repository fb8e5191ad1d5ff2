import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { DefinitionPage } from '@/components/kpis/definition-page';
import { loadDefinition } from '../definition-documents';

export const metadata: Metadata = { title: 'A new KPI' };

/** The form for a KPI of one's own. */
export default async function Page() {
  const view = loadDefinition((await cookies()).get('perunit-organisation')?.value, null);
  if (view === null) notFound();
  return <DefinitionPage view={view} />;
}
