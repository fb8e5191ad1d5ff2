import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { MonthBar } from '@/components/data/month-bar';
import { ProviderPage } from '@/components/provider/provider-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadProvider } from './load-provider';

export const metadata: Metadata = { title: 'What AWS says' };

type Props = { readonly params: Promise<{ readonly month: string }> };

/** What AWS says of a month beside its bill; from what was pulled, without asking anybody. */
export default async function Page({ params }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const view = loadProvider(cookie, (await params).month);
  if (view === null) notFound();
  return (
    <PageFrame bar={<MonthBar of={view} base="/data/provider/" />}>
      <ProviderPage view={view} />
    </PageFrame>
  );
}
