import type { Metadata } from 'next';
import Link from 'next/link';
import { ConnectWizard } from '@/components/connections/connect-wizard';
import { PageFrame } from '@/components/shell/page-frame';
import { loadConnectPage } from './load-connect-page';

export const metadata: Metadata = { title: 'Connect a source' };
export const dynamic = 'force-dynamic';

type Props = { readonly searchParams: Promise<{ readonly connection?: string | string[] }> };

/** The way to a source that fills itself: what it is, a test call, the first pull. */
export default async function Page({ searchParams }: Props) {
  const { connection, kinds } = loadConnectPage((await searchParams).connection);
  return (
    <PageFrame>
      <p className="sec">
        <Link href="/data#connections">Data</Link>
      </p>
      <h1 className="page">{connection === null ? 'Connect a source' : connection.name}</h1>
      <ConnectWizard key={connection?.id ?? 'new'} kinds={kinds} connection={connection} />
    </PageFrame>
  );
}
