import { SavingsWaterfall } from '@/components/charts/savings-waterfall';
import { seriesLabel } from '@/components/charts/series-label';
import { Sparkline } from '@/components/charts/sparkline';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { SavingsRate } from '@/lib/report/schema/savings';
import type { Sentence } from '@/lib/report/sentence';
import { FigureText } from './figure-text';
import { monthHeads } from './month-words';
import { ReportSection } from './report-section';
import { SavingsMonths, StepsTable, VendorsTable } from './savings-tables';
import { SentenceText } from './sentence-text';

function Rates({ rates, previous }: { rates: readonly SavingsRate[]; previous: string }) {
  return (
    <dl className="facts rates">
      {rates.map(({ id, name, meaning, value, change, series }) => (
        <div className="fact" key={id}>
          <dt>{name}</dt>
          <dd className="rate">
            <FigureText figure={value} />
            <Sparkline points={series} label={seriesLabel(name, series)} />
          </dd>
          <dd className="fact-note">
            {meaning}
            <span className="under">
              <FigureText figure={change} />
              {change.exact !== null && ` on ${previous}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ notes }: { notes: readonly Sentence[] }) {
  return (
    <div className="savings-notes">
      {notes.map((note) => (
        <p key={note.text} className="note">
          <SentenceText sentence={note} />
        </p>
      ))}
    </div>
  );
}

/** Savings: the rates, the way from list price to what is paid, what vendors brought and cost, and 13 months. */
export function SavingsView({ report }: { report: MonthlyReport }) {
  const { finding, rates, steps, vendors, months, notes } = report.sections.savings;
  const { currency, monthName } = report;
  return (
    <ReportSection id="savings" title="Savings" finding={finding} aside={`Usage and commitments, ${currency}`}>
      {rates.length > 0 && <Rates rates={rates} previous={monthHeads(report.month).previous} />}
      {steps.length > 0 && (
        <div className="two">
          <SavingsWaterfall steps={steps} currency={currency} />
          <StepsTable steps={steps} currency={currency} />
        </div>
      )}
      <div className={vendors === null ? '' : 'two after-waterfall'}>
        {vendors !== null && <VendorsTable vendors={vendors} monthName={monthName} currency={currency} />}
        <Notes notes={notes} />
      </div>
      {months.length > 0 && (
        <details className="more">
          <summary>Show the months as a table</summary>
          <SavingsMonths months={months} currency={currency} />
        </details>
      )}
    </ReportSection>
  );
}
