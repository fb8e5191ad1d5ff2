import type { ReactNode } from 'react';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { SectionId } from '@/lib/report/sections/registry';
import { sectionViews } from './section-views';
import { WordsProvider } from './words-context';
import { wordsOnPage } from './words-on-page';

type ReportViewProps = {
  readonly report: MonthlyReport;
  /** On the page people can write into it; on paper nobody can. */
  readonly canWrite?: boolean;
  /** When it was sealed, and its hash; nothing for a draft. */
  readonly seal?: ReactNode;
};

/** The whole report: its sections in the document's order. */
export function ReportView({ report, canWrite = false, seal = null }: ReportViewProps) {
  return (
    <WordsProvider value={wordsOnPage(report, canWrite)}>
      {(Object.keys(report.sections) as SectionId[]).map((id) => {
        const View = sectionViews[id];
        return <View key={id} report={report} />;
      })}
      <footer className="end">
        <span>
          Cloud Cost Optimization Report
          {(report.edition ?? report.number) === null ? '' : ` #${report.edition ?? report.number}`}, {report.monthName}
        </span>
        {seal ?? <span>As of {report.asOf}</span>}
      </footer>
    </WordsProvider>
  );
}
