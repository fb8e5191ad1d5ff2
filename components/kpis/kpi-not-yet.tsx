import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { monthName } from '@/lib/month/month';

/** The months in which a KPI begins (null: the first) and was retired (null: it is not). */
export type KnownKpi = { readonly id: string; readonly from: string | null; readonly retiredFrom: string | null };

const standing = ({ from, retiredFrom }: KnownKpi): string => {
  if (retiredFrom !== null) return `It is retired from ${monthName(retiredFrom)} on; earlier months have it.`;
  return from === null ? 'There is no such month with data.' : `It is defined from ${monthName(from)} on.`;
};

/** A KPI that is not defined in the month asked for, or that there is no month for. */
export function KpiNotYet(kpi: KnownKpi) {
  const { id } = kpi;
  const action = (
    <Link className="btn pri" href={`/kpis/${id}/definition`}>
      See its definition
    </Link>
  );
  return (
    <PageFrame>
      <EmptyState title={`${id} has no page for this month`} action={action}>
        {standing(kpi)}
      </EmptyState>
    </PageFrame>
  );
}
