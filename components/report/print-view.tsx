import type { MonthlyReport } from '@/lib/report/monthly-report';
import { PrintBar } from './print-bar';
import { PrintReady } from './print-ready';
import { ReportView } from './report-view';

type PrintViewProps = {
  readonly report: MonthlyReport;
  /** The address of the same report to read. */
  readonly back: string;
};

/** The report as it goes to paper: no navigation, every column, always light. */
export function PrintView({ report, back }: PrintViewProps) {
  return (
    <>
      <PrintBar back={back} />
      <main id="main" className="paper">
        <ReportView report={report} />
      </main>
      <PrintReady />
    </>
  );
}
