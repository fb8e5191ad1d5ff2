'use client';

import type { Check } from '@/lib/report/closing/check';
import type { IssueView } from './issue-view-types';
import { WordDialog } from './word-dialog';
import { LongField } from './word-field';
import { textOf } from './word-form';

/** What the dialogs say of the month; the restated figures stay on the server. */
type IssueProps = { readonly issue: Omit<IssueView, 'restatement'> };

const LONGEST_REASON = 500;
const failing = (checks: readonly Check[]) => checks.filter(({ isPassed }) => !isPassed);

function CloseDialog({ issue }: IssueProps) {
  const { month, monthName, closing, checks } = issue;
  const failed = failing(checks);
  const again = closing === null ? '' : ' again';
  return (
    <WordDialog
      trigger={`Close ${monthName}${again}`}
      triggerClass={issue.state === 'draft' || issue.isClosingStale ? 'btn pri' : 'btn'}
      title={`Close ${monthName}${again}?`}
      save="Close the month"
      read={() => ({ method: 'POST', path: `/api/v1/reports/${month}/close` })}
    >
      <p>Your name is kept with the figures as they are now. A later change of data marks the month as restated.</p>
      {failed.length > 0 && (
        <p>
          <b>
            {failed.length} of {checks.length} checks fail
          </b>{' '}
          and {failed.length === 1 ? 'is' : 'are'} recorded with it: {failed.map(({ label }) => label).join(', ')}.
        </p>
      )}
    </WordDialog>
  );
}

function PublishDialog({ issue }: IssueProps) {
  const { month, monthName, nextEdition, editions } = issue;
  const doubtful = failing(issue.checks).filter(({ publishing }) => publishing === 'reason');
  const newest = editions.at(-1);
  const isReasonDue = doubtful.length > 0 || newest !== undefined;
  return (
    <WordDialog
      trigger={`Publish #${nextEdition}`}
      triggerClass="btn pri"
      title={`Publish #${nextEdition}, ${monthName}?`}
      save={`Publish #${nextEdition}`}
      read={(data) => ({
        method: 'POST',
        path: `/api/v1/reports/${month}/publish`,
        body: { reason: textOf(data, 'reason') },
      })}
    >
      <p>The report is sealed with your name and the time. Nothing recomputes it afterwards.</p>
      {doubtful.length > 0 && (
        <p>Open questions: {doubtful.map(({ label, text }) => `${label}: ${text}`).join('; ')}.</p>
      )}
      {newest !== undefined && <p>It replaces #{newest.edition}, which stays readable.</p>}
      <LongField
        name="reason"
        label="Reason"
        hint={isReasonDue ? '(needed)' : '(if there is one)'}
        initial=""
        rows={3}
        longest={LONGEST_REASON}
      />
    </WordDialog>
  );
}

function ReopenDialog({ issue: { month, monthName } }: IssueProps) {
  return (
    <WordDialog
      trigger="Re-open"
      triggerClass="btn"
      title={`Re-open ${monthName}?`}
      save="Re-open the month"
      read={(data) => ({
        method: 'POST',
        path: `/api/v1/reports/${month}/reopen`,
        body: { reason: textOf(data, 'reason') },
      })}
    >
      <p>The signature is taken back; what was published stays. Close the month again before you publish it.</p>
      <LongField name="reason" label="Reason" hint="(needed)" initial="" rows={3} longest={LONGEST_REASON} />
    </WordDialog>
  );
}

const isRefused = ({ checks }: IssueProps['issue']): boolean =>
  failing(checks).some(({ publishing }) => publishing === 'refused');

/** What a person can do next with the month: close it, publish it, re-open it. */
export function PublishActions({ issue, hasNews }: IssueProps & { readonly hasNews: boolean }) {
  const { closing, isClosingStale, nextEdition } = issue;
  if (!issue.canChange) {
    return <p className="note">The demo is looked at only: months of your own are closed and published here.</p>;
  }
  const canClose = closing === null || isClosingStale;
  const canPublish = closing !== null && !isClosingStale && nextEdition !== null && hasNews && !isRefused(issue);
  return (
    <div className="issue-actions">
      {canClose && <CloseDialog issue={issue} />}
      {canPublish && <PublishDialog issue={issue} />}
      {closing !== null && <ReopenDialog issue={issue} />}
    </div>
  );
}
