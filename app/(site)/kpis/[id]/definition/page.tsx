import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { DefinitionPage } from '@/components/kpis/definition-page';
import { loadDefinition } from '../../definition-documents';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Definition of ${(await params).id.slice(0, 20).toUpperCase()}` };
}

/** A KPI's versions, and the form for the next one. */
export default async function Page({ params }: Props) {
  const view = loadDefinition((await cookies()).get('perunit-organisation')?.value, (await params).id);
  if (view === null) notFound();
  return <DefinitionPage view={view} />;
}
