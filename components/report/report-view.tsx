import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { SectionId } from '@/lib/report/sections/registry';
import { sectionViews } from './section-views';

/** The whole report: its sections in the document's order. */
export function ReportView({ report }: { report: MonthlyReport }) {
  return (
    <>
      {(Object.keys(report.sections) as SectionId[]).map((id) => {
        const View = sectionViews[id];
        return <View key={id} report={report} />;
      })}
      <footer className="end">
        <span>
          Cloud Cost Optimization Report{report.number === null ? '' : ` #${report.number}`}, {report.monthName}
        </span>
        <span>As of {report.asOf}</span>
      </footer>
    </>
  );
}
