import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { DataPage } from '@/components/data/data-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadDataPage } from './load-data-page';

export const metadata: Metadata = { title: 'Data' };

type Props = { readonly searchParams: Promise<{ readonly [asked in 'coverage' | 'history']?: string | string[] }> };

/** What is imported, what is under way, and the place to drop more. */
export default async function Page({ searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const { coverage, history } = await searchParams;
  const asked = { cookie, allMonths: coverage === 'all', allImports: history === 'all' };
  return (
    <PageFrame>
      <DataPage view={await loadDataPage(asked)} />
    </PageFrame>
  );
}
