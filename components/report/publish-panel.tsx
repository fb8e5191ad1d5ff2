import type { IssueView, ShownDocument } from './issue-view-types';
import { dayOf } from './moments';
import { PublishActions } from './publish-actions';
import { PublishChecks } from './publish-checks';
import { PublishEditions } from './publish-editions';
import { RestatementTable } from './restatement-table';

type PanelProps = { readonly issue: IssueView; readonly shown: ShownDocument };

const passing = ({ checks }: IssueView): string => {
  const passed = checks.filter(({ isPassed }) => isPassed).length;
  return passed === checks.length ? `all ${checks.length} checks pass` : `${passed} of ${checks.length} checks pass`;
};

/** `Cost in the KPIs` within a sentence; `APWC` stays as it is. */
const inSentence = (name: string): string =>
  /^[A-Z][a-z ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const findingOf = (issue: IssueView, { sealProblem }: ShownDocument): string => {
  const { state, nextEdition, closing, editions, restatement } = issue;
  const newest = editions.at(-1);
  const differing = restatement?.figures.length ?? 0;
  const count = differing === 1 ? '1 figure differs' : `${differing} figures differ`;
  const [first] = restatement?.figures.filter(({ isKey }) => isKey) ?? [];
  const most =
    first === undefined
      ? ''
      : `; ${inSentence(first.name)} was ${first.published ?? 'not there'}, is ${first.now ?? 'gone'}`;
  if (state === 'restated')
    return `Restated: ${count} from ${newest === undefined ? 'what was closed' : `#${newest.edition}`}${most}`;
  if (newest !== undefined) {
    const since = sealProblem === null ? 'no figure changed since' : 'its document can’t be read any more';
    return `#${newest.edition} was published by ${newest.by} on ${dayOf(newest.at)}; ${since}`;
  }
  if (closing !== null) return `Closed by ${closing.by} on ${dayOf(closing.at)}, not published yet; ${passing(issue)}`;
  return `Draft${nextEdition === null ? '' : ` of #${nextEdition}`}: ${passing(issue)}`;
};

function Signed({ issue: { closing, isClosingStale } }: { readonly issue: IssueView }) {
  if (closing === null) return null;
  const failed = closing.failedChecks.length;
  const recorded =
    failed === 0 ? 'with every check passed' : `with ${failed} failed ${failed === 1 ? 'check' : 'checks'}`;
  return (
    <p className="note">
      Closed by {closing.by} on {dayOf(closing.at)} {recorded}
      {isClosingStale ? '; figures changed since, so it has to be closed again before it is published.' : '.'}
    </p>
  );
}

/** Where the month's report stands, what was restated, and what can be done about it. */
export function PublishPanel({ issue, shown }: PanelProps) {
  const { restatement, ...withoutFigures } = issue;
  const newest = issue.editions.at(-1);
  const against = newest === undefined ? 'what was closed' : `#${newest.edition}`;
  return (
    <section id="issue" className="issue" aria-labelledby="issue-finding">
      <header>
        <p className="sec">Closing and publishing</p>
        <h2 id="issue-finding">{findingOf(issue, shown)}</h2>
      </header>
      <div className={newest !== undefined && issue.checks.length > 0 ? 'half' : ''}>
        {issue.checks.length > 0 && <PublishChecks checks={issue.checks} />}
        {newest !== undefined && <PublishEditions issue={issue} shown={shown} />}
      </div>
      <Signed issue={issue} />
      <PublishActions issue={withoutFigures} hasNews={newest === undefined || (restatement?.changes.length ?? 0) > 0} />
      {restatement !== null && (
        <RestatementTable
          restatement={restatement}
          against={against}
          head={newest === undefined ? 'Closed' : 'Published'}
        />
      )}
    </section>
  );
}
