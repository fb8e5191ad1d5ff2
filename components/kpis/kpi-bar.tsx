import { BasisMenu } from '@/components/shell/basis-menu';
import { MonthPicker } from '@/components/shell/month-picker';
import { DataStateBadge } from '@/components/ui/badge';
import type { CostBasis, DataState } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';
import { type KpiParameters, kpiAddress } from './addresses';

type KpiBarProps = {
  readonly path: string;
  readonly month: Month;
  readonly months: readonly Month[];
  readonly dataState: DataState;
  readonly basis: CostBasis;
  readonly parameters: Partial<KpiParameters>;
};

/** A KPI page's controls: month, the month's data state, cost basis. */
export function KpiBar({ path, month, months, dataState, basis, parameters }: KpiBarProps) {
  const { basis: chosen = null, by = null, months: drawn = null } = parameters;
  const kept = kpiAddress('', { basis: chosen, by, months: drawn }).replace('?', '&');
  return (
    <>
      <MonthPicker month={month} months={months} base={`${path}?month=`} query={kept} />
      <DataStateBadge state={dataState} />
      <div className="hide-s">
        <BasisMenu basis={basis} />
      </div>
    </>
  );
}
