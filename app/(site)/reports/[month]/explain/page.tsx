import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ExplainPage } from '@/components/explain/explain-page';
import { loadExplanation } from './load-explanation';

type Props = {
  readonly params: Promise<{ readonly month: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Where a figure comes from' };

/** One level of where a figure of a month comes from. */
export default async function Page({ params, searchParams }: Props) {
  const cookie = (await cookies()).get('perunit-organisation')?.value;
  const [{ month }, query] = await Promise.all([params, searchParams]);
  const loaded = loadExplanation(cookie, month, query);
  if (loaded === null) notFound();
  return <ExplainPage {...loaded} />;
}
