import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import type { Explanation, StatedExplanation } from '@/lib/provenance/explanation';
import { ExplainedParts } from './explained-parts';
import { ExplainedSources } from './explained-sources';
import type { ExplainedDocument } from './view-types';

type ExplanationViewProps = {
  readonly explanation: StatedExplanation;
  readonly document: ExplainedDocument;
  readonly titleId: string;
  /** The page's own heading is the first of all; the panel's stands below the report's. */
  readonly heading?: 'h1' | 'h2';
};

function Value({ explanation: { text, exact, reason } }: { explanation: Explanation }) {
  if (exact === null) return <p className="explain-reason">{reason ?? 'There is no number.'}</p>;
  return (
    <p className="explain-value">
      <b>{text}</b> <span className="mut">exactly {exact.replace('-', '−')}</span>
    </p>
  );
}

/** What the document prints beside what the data gives now, where an edition is on screen or the two differ. */
function Printed({ explanation: { printed, text } }: { explanation: Explanation }) {
  if (printed === null || (printed.isSame && printed.edition === null)) return null;
  const where = printed.edition === null ? 'The report' : `Edition #${printed.edition}`;
  if (printed.isSame) {
    return (
      <p className="explain-printed">
        {where} prints {printed.text}, and the data still give the same.
      </p>
    );
  }
  return (
    <p className="explain-printed is-other">
      <b>
        {where} prints {printed.text}; the data now give {text}.
      </b>{' '}
      What follows explains what they give now.
    </p>
  );
}

/** One level of where a figure comes from: value, formula, parts, and what made it so. */
export function ExplanationView({ explanation, document, titleId, heading: Heading = 'h2' }: ExplanationViewProps) {
  const { title, formula, notes } = explanation;
  return (
    <>
      <Heading id={titleId} className="explain-title">
        {title}
      </Heading>
      <p className="explain-state">
        <DataStateBadge state={explanation.dataState} /> <ReportStateBadge state={explanation.reportState} />
      </p>
      <Value explanation={explanation} />
      <Printed explanation={explanation} />
      {formula !== null && (
        <p className="explain-formula">
          <code>{formula.text}</code>
          <code>= {formula.values}</code>
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="explain-note">
          {note}
        </p>
      ))}
      <ExplainedParts explanation={explanation} document={document} />
      <ExplainedSources explanation={explanation} heading={Heading === 'h1' ? 'h2' : 'h3'} />
    </>
  );
}
