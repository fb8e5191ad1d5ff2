import type { ExplainedPart, Explanation, PartsBy } from '@/lib/provenance/explanation';
import { pageAddress } from './addresses';
import type { ExplainedDocument } from './view-types';

type PartsProps = { readonly explanation: Explanation; readonly document: ExplainedDocument };

const heads: Readonly<Record<PartsBy, string>> = {
  measure: 'Measures in the formula',
  environment: 'By environment',
  account: 'By account',
  'cost type': 'By cost type',
  service: 'By service',
  'line of the bill': 'By line of the bill',
  day: 'By day',
  month: 'By month',
  cluster: 'By cluster',
  payer: 'By payer',
  'budget line': 'By line of the budget',
  step: 'Step by step',
  part: 'By what changed',
  term: 'What stands in the formula',
  source: 'Made from',
};

function Part({ part, document }: { part: ExplainedPart; document: ExplainedDocument }) {
  const { label, note, text, of, month } = part;
  return (
    <tr>
      <th scope="row">
        {of === null ? (
          label
        ) : (
          // A plain link: the panel opens it in place, and without scripts it is a page of its own.
          <a href={pageAddress({ month, of }, document)} data-of={of} data-month={month}>
            {label}
          </a>
        )}
        {note !== null && <span className="under">{note}</span>}
      </th>
      <td className="n" title={part.exact ?? undefined}>
        {text}
      </td>
    </tr>
  );
}

function Sum({ explanation: { sum, text } }: { explanation: Explanation }) {
  if (sum === null) return null;
  if (!sum.isEqual) {
    return (
      <p className="explain-sum is-other">
        These parts sum to {sum.exact.replace('-', '−')}, which is not {text}.
      </p>
    );
  }
  return (
    <p className="explain-sum">
      These parts sum to {text} exactly: <span className="explain-exact">{sum.exact.replace('-', '−')}</span>.
    </p>
  );
}

/** What a level is made of; each part that goes deeper is a link. */
export function ExplainedParts({ explanation, document }: PartsProps) {
  const { parts, partsBy } = explanation;
  if (partsBy === null) return null;
  return (
    <>
      <table className="explain-parts">
        <caption>{heads[partsBy]}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: of two imports that share a day only the place tells the parts apart
            <Part key={`${at} ${part.of ?? part.label}`} part={part} document={document} />
          ))}
        </tbody>
      </table>
      <Sum explanation={explanation} />
    </>
  );
}
