import Link from 'next/link';
import type { ListedIssueView } from './issue-view-types';
import { FigureRows } from './restatement-table';

const MOST_FIGURES = 12;

/** The figures of an issue that matter most: the headline's and the KPIs', any where none of these differs. */
function RestatedIssue({ month, monthName, number, edition, restatement }: ListedIssueView) {
  if (restatement === null) return null;
  const { figures } = restatement;
  const keyFigures = figures.filter(({ isKey }) => isKey);
  const shown = (keyFigures.length > 0 ? keyFigures : figures).slice(0, MOST_FIGURES);
  const label = edition?.edition ?? number;
  const name = label === null ? monthName : `#${label}, ${monthName}`;
  return (
    <div className="restatement">
      <FigureRows
        restatement={restatement}
        figures={shown}
        caption={name}
        head={edition === null ? 'Closed' : 'Published'}
      />
      {figures.length > shown.length && (
        <p className="note">
          <Link href={`/reports/${month}#issue`}>
            All {figures.length} figures of {monthName} that differ
          </Link>
        </p>
      )}
    </div>
  );
}

/** What differs in every restated issue: published, now, difference and cause. */
export function RestatementList({ issues }: { readonly issues: readonly ListedIssueView[] }) {
  const restated = issues.filter(({ restatement }) => restatement !== null);
  if (restated.length === 0) return null;
  return (
    <section className="issue" aria-labelledby="restated-finding">
      <header>
        <p className="sec">Restated</p>
        <h2 id="restated-finding">
          {restated.length === 1 ? 'One issue is' : `${restated.length} issues are`} not what was signed any more
        </h2>
      </header>
      {restated.map((issue) => (
        <RestatedIssue key={issue.month} {...issue} />
      ))}
    </section>
  );
}
