import type { ReactNode } from 'react';
import type { Sentence } from '@/lib/report/sentence';
import { ParagraphSlot } from './paragraph-slot';
import { SentenceText } from './sentence-text';

type ReportSectionProps = {
  readonly id: string;
  readonly title: string;
  readonly finding: Sentence;
  /** Unit, period and scope, on the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A section: its topic, its finding as the heading, and what shows it. */
export function ReportSection({ id, title, finding, aside, children }: ReportSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-finding`}>
      <header>
        <p className="sec">{title}</p>
        <h2 id={`${id}-finding`}>
          <SentenceText sentence={finding} />
        </h2>
        {aside !== undefined && <p className="r">{aside}</p>}
      </header>
      {children}
      <ParagraphSlot section={id} title={title} />
    </section>
  );
}
