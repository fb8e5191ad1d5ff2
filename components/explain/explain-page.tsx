import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { monthName } from '@/lib/month/month';
import type { StatedExplanation } from '@/lib/provenance/explanation';
import { ExplanationView } from './explanation-view';
import type { ExplainedDocument } from './view-types';

type ExplainPageProps = {
  readonly explanation: StatedExplanation;
  readonly document: ExplainedDocument;
  /** The wider levels above it, the widest first. */
  readonly above: readonly { readonly title: string; readonly address: string }[];
};

/** One level of where a figure comes from as a page that can be shared, with or without scripts. */
export function ExplainPage({ explanation, document, above }: ExplainPageProps) {
  const { month } = document;
  const query = new URLSearchParams({
    basis: document.basis,
    ...(document.edition !== null && { edition: document.edition }),
  });
  return (
    <PageFrame>
      <div className="explain-page">
        <nav aria-label="Levels" className="explain-crumbs">
          <ol>
            <li>
              <Link href={`/reports/${month}?${query}`}>Report, {monthName(month)}</Link>
            </li>
            {above.map(({ title, address }) => (
              <li key={address}>
                <Link href={address}>{title}</Link>
              </li>
            ))}
          </ol>
        </nav>
        <ExplanationView explanation={explanation} document={document} titleId="explain-title" heading="h1" />
      </div>
    </PageFrame>
  );
}
