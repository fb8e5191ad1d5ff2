import type { MonthlyReport } from '@/lib/report/monthly-report';
import { FactItem } from './fact-item';
import { ParagraphSlot } from './paragraph-slot';
import { ReportStateWords } from './report-state-words';
import { SentenceText } from './sentence-text';

const basisWords: Record<MonthlyReport['basis'], string> = {
  effective: 'amortised, after discounts',
  billed: 'as invoiced',
  contracted: 'at negotiated rates',
  list: 'at on-demand rates',
};

const stateWords: Record<MonthlyReport['dataState'], { name: string; rest: string }> = {
  open: { name: 'Open', rest: 'the month is not over' },
  provisional: { name: 'Provisional', rest: 'the invoice is not final' },
  final: { name: 'Final', rest: 'invoiced' },
};

const basisName = (basis: string): string => basis.charAt(0).toUpperCase() + basis.slice(1);

/** The report's head: which issue, the month in one sentence, and what the figures stand on. */
export function HeadlineView({ report }: { report: MonthlyReport }) {
  const { headline, calendar, why, facts } = report.sections.headline;
  const reasons = [calendar, why].flatMap((sentence) => sentence?.text ?? []);
  const state = stateWords[report.dataState];
  const label = report.edition ?? report.number;
  return (
    <>
      <p className="eyebrow">
        <b>Cloud Cost Optimization Report{label === null ? '' : ` #${label}`}</b>
        <span>{report.monthName}</span>
        <span>{report.organisation.name}</span>
      </p>
      <h1>
        <SentenceText sentence={headline} />
      </h1>
      {reasons.length > 0 && <p className="calendar">{reasons.join(' ')}</p>}
      <p className="meta">
        <span>
          <b>{state.name}</b>, {report.partialTo === null ? state.rest : `bill up to ${report.partialTo}`}
        </span>
        <ReportStateWords report={report} />
        <span>
          <b>{basisName(report.basis)} cost</b>, {basisWords[report.basis]}
        </span>
        <span>
          <b>{report.countBasis === 'month-end' ? 'Month-end' : 'Daily average'}</b> workspace counts
        </span>
      </p>
      <dl className="facts head-facts">
        {facts.map(({ label, value, note }) => (
          <FactItem key={label} {...{ label, value, note }} />
        ))}
      </dl>
      <ParagraphSlot section="headline" title="Headline" />
    </>
  );
}
