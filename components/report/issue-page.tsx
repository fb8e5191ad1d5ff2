import { FigureExplainer } from '@/components/explain/figure-explainer';
import { PageFrame } from '@/components/shell/page-frame';
import type { Month } from '@/lib/month/month';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { type ExportFormat, ExportMenu } from './export-menu';
import type { IssueView, ShownDocument } from './issue-view-types';
import { PrintMargins, type PrintMarginsProps } from './print-margins';
import { PublishPanel } from './publish-panel';
import { ReportBar } from './report-bar';
import { ReportView } from './report-view';
import { RestatementNote } from './restatement-note';
import { Seal } from './seal';

type IssuePageProps = {
  readonly report: MonthlyReport;
  readonly months: readonly Month[];
  readonly query: string;
  readonly seal: { readonly sealedAt: string; readonly sha256: string } | null;
  readonly formats: readonly ExportFormat[];
  readonly issue: IssueView;
  readonly shown: ShownDocument;
  /** At the head and the foot of its pages, when somebody prints this page. */
  readonly lines: PrintMarginsProps;
};

/** A month's report with where it stands: the note above it, and closing and publishing below. */
export function IssuePage({ report, months, query, seal, formats, issue, shown, lines }: IssuePageProps) {
  const edition = shown.sealProblem === null ? shown.edition : null;
  return (
    <PageFrame
      bar={<ReportBar report={report} months={months} query={query} />}
      actions={
        <>
          <FigureExplainer document={{ month: report.month, basis: report.basis, edition }} />
          <ExportMenu month={report.month} formats={formats} />
        </>
      }
    >
      <PrintMargins {...lines} />
      <RestatementNote issue={issue} shown={shown} />
      <ReportView report={report} canWrite seal={seal === null ? null : <Seal {...seal} />} />
      <PublishPanel issue={issue} shown={shown} />
    </PageFrame>
  );
}
