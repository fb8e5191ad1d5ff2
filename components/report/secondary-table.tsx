import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { StatusMark } from '@/components/ui/status-mark';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { KpiCard } from '@/lib/report/schema/scorecard';
import { FigureText } from './figure-text';
import { addressOf } from './input-places';
import { KpiLink, lineLabel } from './kpi-card-view';
import { againstBefore, monthHeads } from './month-words';

const columnsOf = (current: string, previous: string): TableColumn[] => [
  { id: 'kpi', head: 'KPI', kind: 'text' },
  { id: 'name', head: 'Meaning', kind: 'text', shownFrom: 'lo' },
  { id: 'value', head: current, kind: 'number', isSortable: false },
  { id: 'previous', head: previous, kind: 'number', shownFrom: 'lo md', isSortable: false },
  { id: 'change', head: 'Change', kind: 'number', isSortable: false },
  { id: 'direction', head: 'Direction', kind: 'text', shownFrom: 'lo md' },
  { id: 'numerator', head: 'From numerator', kind: 'number', shownFrom: 'lo', isSortable: false },
  { id: 'denominator', head: 'From denominator', kind: 'number', shownFrom: 'lo', isSortable: false },
  { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo md', isSortable: false },
  { id: 'status', head: 'Status', kind: 'text' },
];

function Meaning({ card }: { card: KpiCard }) {
  const address = addressOf(card.missing?.place ?? null);
  const badge = card.caveats.find(({ kind }) => kind === 'badge');
  return (
    <span className="sub" title={card.description}>
      {card.name}
      {badge !== undefined && <span className="under">{badge.text}</span>}
      {card.missing !== null && (
        <span className="under">
          {card.missing.text} {address !== null && <Link href={address}>{card.missing.action}</Link>}
        </span>
      )}
    </span>
  );
}

const rowOf = (card: KpiCard): TableRow => ({
  id: card.id,
  cells: {
    kpi: {
      content: (
        <span data-kpi={card.id}>
          <KpiLink card={card} />
        </span>
      ),
      sort: card.id,
    },
    name: { content: <Meaning card={card} />, sort: card.name },
    value: {
      content: (
        <b>
          <FigureText figure={card.value} />
        </b>
      ),
    },
    previous: { content: <FigureText figure={card.previous} /> },
    change: { content: <FigureText figure={card.change} /> },
    direction: { content: <span className="sub">{card.direction ?? ''}</span>, sort: card.direction },
    numerator: { content: card.split === null ? '–' : <FigureText figure={card.split.numerator.effect} /> },
    denominator: { content: card.split === null ? '–' : <FigureText figure={card.split.denominator.effect} /> },
    line: {
      content: (
        <Sparkline points={card.series} label={lineLabel(card)} limit={card.limit} breakMonth={card.breakMonth} />
      ),
    },
    status: {
      content: (
        <span title={card.judgement.detail ?? card.targetText ?? undefined}>
          <StatusMark status={card.status} text={card.judgement.text} isWarning={card.judgement.isWarning} />
        </span>
      ),
      sort: card.judgement.text,
    },
  },
});

/** What has to be known to read them, by KPI; the badges stand in their rows. */
function Notes({ cards }: { cards: readonly KpiCard[] }) {
  const noted = cards.flatMap(({ id, caveats }) => {
    const notes = caveats.filter(({ kind }) => kind === 'note').map(({ text }) => text);
    return notes.length === 0 ? [] : [{ id, text: notes.join(' ') }];
  });
  if (noted.length === 0) return null;
  return (
    <details className="more">
      <summary>Notes on the secondary KPIs</summary>
      {noted.map(({ id, text }) => (
        <p key={id} className="note">
          <b>{id}</b> {text}
        </p>
      ))}
    </details>
  );
}

/** The secondary KPIs in a row each, with the same split of their change. */
export function SecondaryTable({ report, cards }: { report: MonthlyReport; cards: readonly KpiCard[] }) {
  const { current, previous } = monthHeads(report.month);
  return (
    <div className="after-guard">
      <SortableTable
        id="kpis"
        caption={
          <>
            Secondary KPIs <span>{againstBefore(report.month)}</span>
          </>
        }
        columns={columnsOf(current, previous)}
        rows={cards.map(rowOf)}
      />
      <Notes cards={cards} />
    </div>
  );
}
