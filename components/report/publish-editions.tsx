import Link from 'next/link';
import type { IssueView, ShownDocument } from './issue-view-types';
import { momentOf } from './moments';
import { PublishVerify } from './publish-verify';

type EditionsProps = { readonly issue: IssueView; readonly shown: ShownDocument };

/** Every edition of the month, the newest first: when, by whom, why, and its hash. */
export function PublishEditions({ issue, shown }: EditionsProps) {
  return (
    <div>
      <h3>Editions</h3>
      <ol className="editions">
        {[...issue.editions].reverse().map(({ edition, by, at, reason, sha256 }) => (
          <li key={edition}>
            <p>
              <Link
                href={`/reports/${issue.month}?edition=${edition}`}
                {...(edition === shown.edition && { 'aria-current': 'page' as const })}
              >
                #{edition}
              </Link>{' '}
              published by <b>{by}</b>, {momentOf(at)}
            </p>
            {reason !== null && <p className="mut">Reason: {reason}</p>}
            <p className="mut mono hash">SHA-256 {sha256}</p>
          </li>
        ))}
      </ol>
      <PublishVerify month={issue.month} />
    </div>
  );
}
