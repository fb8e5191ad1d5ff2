import { BasisMenu } from '@/components/shell/basis-menu';
import { MonthPicker } from '@/components/shell/month-picker';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import type { Month } from '@/lib/month/month';
import type { KpiPage } from '@/lib/report/kpi-page/kpi-page';
import { type KpiParameters, kpiAddress } from './addresses';

type KpiBarProps = {
  readonly path: string;
  readonly months: readonly Month[];
  /** The page: its month, where that stands, and its basis. */
  readonly of: Pick<KpiPage, 'month' | 'dataState' | 'reportState' | 'basis'>;
  readonly parameters: Partial<KpiParameters>;
};

/** A KPI page's controls: month, where it stands, cost basis. */
export function KpiBar({ path, months, of: { month, dataState, reportState, basis }, parameters }: KpiBarProps) {
  const { basis: chosen = null, by = null, months: drawn = null } = parameters;
  const kept = kpiAddress('', { basis: chosen, by, months: drawn }).replace('?', '&');
  return (
    <>
      <MonthPicker month={month} months={months} base={`${path}?month=`} query={kept} />
      <DataStateBadge state={dataState} />
      <ReportStateBadge state={reportState} />
      <div className="hide-s">
        <BasisMenu basis={basis} />
      </div>
    </>
  );
}
