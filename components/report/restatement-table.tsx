import type { Restatement } from '@/lib/report/restatement/restatement';
import { dayOf } from './moments';

type Figures = Restatement['figures'];

type TableProps = {
  readonly restatement: Restatement;
  readonly figures: Figures;
  readonly caption: string;
  readonly head: string;
};

const causesOf = ({ changes }: Restatement, ids: readonly number[]): string =>
  changes
    .filter(({ id }) => ids.includes(id))
    .map(({ text, by, at }) => `${text} (${by}, ${dayOf(at)})`)
    .join('; ') || 'no recorded change: this version of Perunit computes it otherwise';

/** Figures with what they were, what they are, the difference and what caused it. */
export function FigureRows({ restatement, figures, caption, head }: TableProps) {
  return (
    <div className="tw">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="num">
              {head}
            </th>
            <th scope="col" className="num">
              Now
            </th>
            <th scope="col" className="num">
              Difference
            </th>
            <th scope="col" className="lo">
              Cause
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, section, name, published, now, difference, causes }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span className="under tail">{section}</span>
              </th>
              <td className="num">{published ?? 'not there'}</td>
              <td className="num">{now ?? 'not there'}</td>
              <td className="num">{difference ?? '–'}</td>
              <td className="lo causes">{causesOf(restatement, causes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ restatement }: { readonly restatement: Restatement }) {
  return (
    <ul className="changes">
      {restatement.changes.map(({ id, kind, text, by, at }) => (
        <li key={id}>
          <b>{text.charAt(0).toUpperCase() + text.slice(1)}</b>{' '}
          <span className="mut">
            {by}, {dayOf(at)}
            {kind === 'words' && '; words alone restate nothing'}
          </span>
        </li>
      ))}
    </ul>
  );
}

type RestatementProps = {
  readonly restatement: Restatement;
  /** What the figures are compared with: `#61`. */
  readonly against: string;
  /** What became of them then: `Published`. */
  readonly head: string;
};

/** Published, now, difference and cause, figure by figure; the headline's and the KPIs first. */
export function RestatementTable({ restatement, against, head }: RestatementProps) {
  const { figures, changes } = restatement;
  const keyFigures = figures.filter(({ isKey }) => isKey);
  const rest = figures.filter(({ isKey }) => !isKey);
  if (changes.length === 0 && figures.length === 0) return null;
  return (
    <div className="restatement">
      <h3>What was recorded since {against}</h3>
      <Changes restatement={restatement} />
      {keyFigures.length > 0 && (
        <FigureRows
          head={head}
          restatement={restatement}
          figures={keyFigures}
          caption={`Headline and primary KPIs, ${against} and now`}
        />
      )}
      {rest.length > 0 && (
        <details className="all-figures">
          <summary className="btn">
            {keyFigures.length > 0 ? 'Show' : 'Show all'} {rest.length} {keyFigures.length > 0 ? 'other ' : ''}
            {rest.length === 1 ? 'figure' : 'figures'}
          </summary>
          <FigureRows
            head={head}
            restatement={restatement}
            figures={rest}
            caption={`All other figures, ${against} and now`}
          />
        </details>
      )}
    </div>
  );
}
