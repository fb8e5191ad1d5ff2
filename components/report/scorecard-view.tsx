import { Icon } from '@/components/ui/icon';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { KpiCardView } from './kpi-card-view';
import { ReportSection } from './report-section';
import { SecondaryTable } from './secondary-table';
import { SentenceText } from './sentence-text';

/** The KPIs: five large, the rest in a table, and one note where a number misleads. */
export function ScorecardView({ report }: { report: MonthlyReport }) {
  const { finding, primary, secondary, guard } = report.sections.scorecard;
  return (
    <ReportSection
      id="scorecard"
      title="KPI scorecard"
      finding={finding}
      aside={
        <>
          Change on the month before, cost first, then the count.
          <br />
          Lines: 13 months, dashed at the target
        </>
      }
    >
      <div className="kpis">
        {primary.map((card) => (
          <KpiCardView key={card.id} card={card} />
        ))}
      </div>
      {guard !== null && (
        <p className="guard">
          <Icon name="triangle" />
          <span>
            <b>{guard.title}</b> <SentenceText sentence={guard.text} />
          </span>
        </p>
      )}
      <SecondaryTable report={report} cards={secondary} />
    </ReportSection>
  );
}
