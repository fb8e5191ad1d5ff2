import { Icon, type IconName } from '@/components/ui/icon';
import type { Figure } from '@/lib/report/figure';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { ActionRow, ActionStanding } from '@/lib/report/schema/actions';
import { ActionsDesk, RowEditor } from './actions-desk';
import { FigureText } from './figure-text';
import { ReadingNote } from './reading-note';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const marks: Record<ActionStanding, { readonly style: string; readonly icon: IconName }> = {
  new: { style: 'none', icon: 'dash' },
  open: { style: 'none', icon: 'circle' },
  late: { style: 'bad', icon: 'octagon' },
  done: { style: 'good', icon: 'check' },
  dropped: { style: 'none', icon: 'x' },
};

const missing = <span className="mut">–</span>;

function Row({ row, isSettled }: { row: ActionRow; isSettled: boolean }) {
  const { style, icon } = marks[row.standing];
  return (
    <tr>
      <th scope="row">
        {row.text}
        {row.outcome !== null && <span className="under">{row.outcome}</span>}
      </th>
      <td>{row.owner ?? missing}</td>
      <td className="nw lo">{row.due ?? missing}</td>
      <td className={isSettled ? 'num lo' : 'num'}>
        <FigureText figure={row.expected} />
      </td>
      {isSettled && <td className="num">{row.realised === null ? missing : <FigureText figure={row.realised} />}</td>}
      <td>
        <div className="action-state">
          <span className={`st ${style}`}>
            <Icon name={icon} small />
            {row.standingText}
          </span>
          <RowEditor row={row} />
        </div>
      </td>
    </tr>
  );
}

type TableProps = {
  readonly caption: string;
  readonly currency: string;
  readonly rows: readonly ActionRow[];
  readonly expected: Figure;
  /** What those done save; null where nothing is settled. */
  readonly realised: Figure | null;
};

function ActionsTable({ caption, currency, rows, expected, realised }: TableProps) {
  const isSettled = realised !== null;
  return (
    <div className="tw actions">
      <table>
        <caption>
          {caption} <span>{currency} a month</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Owner</th>
            <th scope="col" className="lo">
              Due
            </th>
            <th scope="col" className={isSettled ? 'num lo' : 'num'}>
              Expected saving
            </th>
            {isSettled && (
              <th scope="col" className="num">
                Realised
              </th>
            )}
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} isSettled={isSettled} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td />
            <td className="lo" />
            <td className={isSettled ? 'num lo' : 'num'}>
              <FigureText figure={expected} />
            </td>
            {isSettled && (
              <td className="num">
                <FigureText figure={realised} />
              </td>
            )}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What is to be done, and what became of last month's actions. */
export function ActionsView({ report }: { report: MonthlyReport }) {
  const { finding, since, open, settled, openTotal, settledTotal, note } = report.sections.actions;
  const { currency } = report;
  return (
    <ReportSection id="actions" title="Actions" finding={finding}>
      {since !== null && (
        <p className="lead-in">
          <SentenceText sentence={since} />
        </p>
      )}
      <ActionsDesk>
        {openTotal !== null && (
          <ActionsTable caption="Open" currency={currency} rows={open} expected={openTotal} realised={null} />
        )}
        {settledTotal !== null && (
          <ActionsTable caption="Settled" currency={currency} rows={settled} {...settledTotal} />
        )}
        {note !== null && <p className="note">{note}</p>}
      </ActionsDesk>
      <ReadingNote ofDemo="The demo’s actions can’t be changed; in your own report people add, settle and delete them here." />
    </ReportSection>
  );
}
