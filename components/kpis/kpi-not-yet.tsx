import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { monthName } from '@/lib/month/month';

/** A KPI that is not defined in the month asked for, or that there is no month for. */
export function KpiNotYet({ id, from }: { readonly id: string; readonly from: string | null }) {
  const action = (
    <Link className="btn pri" href={`/kpis/${id}/definition`}>
      See its definition
    </Link>
  );
  return (
    <PageFrame>
      <EmptyState title={`${id} has no page for this month`} action={action}>
        {from === null ? 'There is no such month with data.' : `It is defined from ${monthName(from)} on.`}
      </EmptyState>
    </PageFrame>
  );
}
