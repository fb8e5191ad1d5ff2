import type { MonthlyReport } from '@/lib/report/monthly-report';
import { PrintBar } from './print-bar';
import { type PrintSeal, printLines } from './print-lines';
import { PrintMargins } from './print-margins';
import { PrintReady } from './print-ready';
import { ReportView } from './report-view';

type PrintViewProps = {
  readonly report: MonthlyReport;
  readonly seal: PrintSeal | null;
  /** What the way back keeps of the address. */
  readonly query: string;
};

/** The report as it goes to paper: no navigation, every column, always light. */
export function PrintView({ report, seal, query }: PrintViewProps) {
  return (
    <>
      <PrintMargins lines={printLines(report, seal)} />
      <PrintBar back={`/reports/${report.month}${query}`} />
      <main id="main" className="paper">
        <ReportView report={report} />
      </main>
      <PrintReady />
    </>
  );
}
