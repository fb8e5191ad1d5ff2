import { BasisMenu } from '@/components/shell/basis-menu';
import { MonthPicker } from '@/components/shell/month-picker';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import type { Month } from '@/lib/month/month';
import type { MonthlyReport } from '@/lib/report/monthly-report';

type ReportBarProps = { readonly report: MonthlyReport; readonly months: readonly Month[]; readonly query: string };

/** The report's controls: month, state, cost basis. */
export function ReportBar({ report, months, query }: ReportBarProps) {
  return (
    <>
      <MonthPicker month={report.month} months={months} query={query} />
      <DataStateBadge state={report.dataState} />
      <ReportStateBadge state={report.reportState} />
      <div className="hide-s">
        <BasisMenu basis={report.basis} />
      </div>
    </>
  );
}
