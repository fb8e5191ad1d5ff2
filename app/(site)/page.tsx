import { cookies } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { newestBilledMonth } from './reports/newest-month';

/** The newest month with a bill; without one, the way to the first. */
export default async function Page() {
  const month = newestBilledMonth((await cookies()).get('perunit-organisation')?.value);
  if (month !== null) redirect(`/reports/${month}`);
  const action = (
    <Link className="btn pri" href="/data">
      Import a bill
    </Link>
  );
  return (
    <PageFrame>
      <EmptyState title="No bill yet" action={action}>
        Import one, and the month’s report stands here.
      </EmptyState>
    </PageFrame>
  );
}
