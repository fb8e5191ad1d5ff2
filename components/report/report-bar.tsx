import { BasisMenu } from '@/components/shell/basis-menu';
import { MonthPicker } from '@/components/shell/month-picker';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import type { ReportState } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';
import type { MonthlyReport } from '@/lib/report/monthly-report';

type ReportBarProps = { readonly report: MonthlyReport; readonly months: readonly Month[]; readonly query: string };

/** What the report waits for, in a word that leads to it. */
const nextSteps: Record<ReportState, string> = {
  draft: 'Close',
  closed: 'Publish',
  published: 'Editions',
  restated: 'What changed',
};

/** The report's controls: month, state, what comes next, cost basis. */
export function ReportBar({ report, months, query }: ReportBarProps) {
  return (
    <>
      <MonthPicker month={report.month} months={months} query={query} />
      <DataStateBadge state={report.dataState} />
      <span className="hide-s">
        <ReportStateBadge state={report.reportState} />
      </span>
      <a className="btn ghost hide-s hide-m" href="#issue">
        {nextSteps[report.reportState]}
      </a>
      <div className="hide-s hide-n">
        <BasisMenu basis={report.basis} />
      </div>
    </>
  );
}
