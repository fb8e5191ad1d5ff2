import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import type { IssueView, ShownDocument } from './issue-view-types';
import { dayOf } from './moments';

type Tone = { readonly icon: IconName; readonly style: 'rest' | 'bad' | 'plain' };

function Note({ icon, style, children }: Tone & { readonly children: ReactNode }) {
  return (
    <div className={`issue-note ${style}`} role={style === 'bad' ? 'alert' : 'note'}>
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

const figuresOf = (count: number): string => (count === 1 ? '1 figure differs' : `${count} figures differ`);

const asOf = { icon: 'loop', style: 'rest' } as const;
const plain = { icon: 'file', style: 'plain' } as const;

type NoteProps = { readonly issue: IssueView; readonly shown: ShownDocument };

function EditionNote({ issue, shown }: NoteProps) {
  const newest = issue.editions.at(-1);
  const differing = issue.restatement?.figures.length ?? 0;
  if (newest === undefined || shown.edition === null) return null;
  if (shown.edition !== newest.edition) {
    return (
      <Note {...plain}>
        <b>This is #{shown.edition}.</b> {newest.by} published a newer edition on {dayOf(newest.at)}:{' '}
        <Link href={`/reports/${issue.month}`}>open #{newest.edition}</Link>
      </Note>
    );
  }
  if (differing === 0) return null;
  return (
    <Note {...asOf}>
      <b>Restated:</b> {figuresOf(differing)} from #{newest.edition} as published below.{' '}
      <a href="#issue">See what changed</a> or{' '}
      <Link href={`/reports/${issue.month}?edition=live`}>open the report as the data is now</Link>
    </Note>
  );
}

function LiveNote({ issue, shown }: NoteProps) {
  const newest = issue.editions.at(-1);
  const differing = issue.restatement?.figures.length ?? 0;
  if (newest !== undefined) {
    return (
      <Note {...plain}>
        <b>This is the report as the data is now,</b> in {shown.basis} cost; it is not what was published.{' '}
        <Link href={`/reports/${issue.month}`}>Open #{newest.edition}</Link>
      </Note>
    );
  }
  if (issue.closing === null || differing === 0) return null;
  return (
    <Note {...asOf}>
      <b>Restated:</b> {figuresOf(differing)} from what {issue.closing.by} closed on {dayOf(issue.closing.at)}.{' '}
      <a href="#issue">See what changed</a>
    </Note>
  );
}

/** What a reader must know before the first figure: restated, superseded, not the published document, or a broken seal. */
export function RestatementNote({ issue, shown }: NoteProps) {
  if (shown.sealProblem !== null) {
    return (
      <Note icon="octagon" style="bad">
        <b>#{shown.edition} can’t be shown as it was published.</b> {shown.sealProblem} What follows is the report as
        the data is now. <a href="#issue">Verify the edition</a>; where its bytes were changed, restore a backup.
      </Note>
    );
  }
  return shown.edition === null ? (
    <LiveNote issue={issue} shown={shown} />
  ) : (
    <EditionNote issue={issue} shown={shown} />
  );
}
