import type { MonthlyReport } from '@/lib/report/monthly-report';
import { PrintBar } from './print-bar';
import { PrintReady } from './print-ready';
import { ReportView } from './report-view';

type PrintViewProps = {
  readonly report: MonthlyReport;
  /** What the way back keeps of the address. */
  readonly query: string;
};

/** The report as it goes to paper: no navigation, every column, always light. */
export function PrintView({ report, query }: PrintViewProps) {
  return (
    <>
      <PrintBar back={`/reports/${report.month}${query}`} />
      <main id="main" className="paper">
        <ReportView report={report} />
      </main>
      <PrintReady />
    </>
  );
}
