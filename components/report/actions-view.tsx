import { Icon, type IconName } from '@/components/ui/icon';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { ActionRow, ActionStanding, ActionsSection } from '@/lib/report/schema/actions';
import { FigureText } from './figure-text';
import { ReportSection } from './report-section';

const marks: Record<ActionStanding, { readonly style: string; readonly icon: IconName }> = {
  new: { style: 'none', icon: 'dash' },
  open: { style: 'none', icon: 'circle' },
  late: { style: 'bad', icon: 'octagon' },
  done: { style: 'good', icon: 'check' },
  dropped: { style: 'none', icon: 'x' },
};

function Standing({ row }: { row: ActionRow }) {
  const { style, icon } = marks[row.standing];
  return (
    <span className={`st ${style}`}>
      <Icon name={icon} small />
      {row.standingText}
    </span>
  );
}

const missing = <span className="mut">–</span>;

function FirstCells({ row }: { row: ActionRow }) {
  return (
    <>
      <th scope="row">
        {row.text}
        {row.outcome !== null && <span className="under">{row.outcome}</span>}
      </th>
      <td>{row.owner ?? missing}</td>
      <td className="nw">{row.due ?? missing}</td>
      <td className="num">
        <FigureText figure={row.expected} />
      </td>
    </>
  );
}

function OpenTable({ section, currency }: { section: ActionsSection; currency: string }) {
  return (
    <div className="tw actions">
      <table>
        <caption>
          Open actions <span>{currency} a month</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Owner</th>
            <th scope="col">Due</th>
            <th scope="col" className="num">
              Expected saving
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {section.open.map((row) => (
            <tr key={row.id}>
              <FirstCells row={row} />
              <td>
                <Standing row={row} />
              </td>
            </tr>
          ))}
        </tbody>
        {section.openTotal !== null && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                Total
              </th>
              <td className="num">
                <FigureText figure={section.openTotal} />
              </td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** What is to be done, and what became of last month's actions. */
export function ActionsView({ report }: { report: MonthlyReport }) {
  const section = report.sections.actions;
  return (
    <ReportSection id="actions" title="Actions" finding={section.finding}>
      {section.since !== null && <p>{section.since.text}</p>}
      {section.open.length > 0 && <OpenTable section={section} currency={report.currency} />}
      {section.note !== null && <p className="note">{section.note}</p>}
    </ReportSection>
  );
}
