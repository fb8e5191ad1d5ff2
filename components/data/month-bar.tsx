import { MonthPicker } from '@/components/shell/month-picker';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import type { DataState, ReportState } from '@/lib/kpis/types';

type MonthBarProps = {
  readonly of: {
    readonly month: string;
    readonly months: readonly string[];
    readonly dataState: DataState;
    readonly reportState: ReportState;
  };
  readonly base: string;
  readonly query?: string;
};

/** The month of a page, another one to choose, and where the month stands. */
export function MonthBar({ of: { month, months, dataState, reportState }, base, query = '' }: MonthBarProps) {
  return (
    <>
      <MonthPicker month={month} months={months} query={query} base={base} />
      <DataStateBadge state={dataState} />
      <ReportStateBadge state={reportState} />
    </>
  );
}
