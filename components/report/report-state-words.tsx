import type { ReactNode } from 'react';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { dayOf } from './moments';

type Signature = { readonly by: string; readonly at: string } | null;

const signedBy = (signature: Signature): string =>
  signature === null ? '' : ` by ${signature.by}, ${dayOf(signature.at)}`;

const words: Record<MonthlyReport['reportState'], (report: MonthlyReport) => ReactNode> = {
  draft: () => (
    <>
      <b>Draft</b>, not closed yet
    </>
  ),
  closed: ({ closed }) => (
    <>
      <b>Closed</b>
      {signedBy(closed)}
    </>
  ),
  published: ({ edition, published }) =>
    edition === null ? (
      <>
        <b>Published</b>, this is not the published document
      </>
    ) : (
      <>
        <b>Published</b>
        {signedBy(published)}
      </>
    ),
  restated: ({ edition, published, closed }) =>
    edition === null ? (
      <>
        <b>Restated</b>, closed{signedBy(closed)}
      </>
    ) : (
      <>
        <b>Restated</b>, published{signedBy(published)}
      </>
    ),
};

/** What became of the report, and by whom. */
export function ReportStateWords({ report }: { readonly report: MonthlyReport }) {
  return <span>{words[report.reportState](report)}</span>;
}
