import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { FigureText } from '@/components/report/figure-text';
import { lineLabel } from '@/components/report/kpi-card-view';
import { PageFrame } from '@/components/shell/page-frame';
import { Icon } from '@/components/ui/icon';
import { StatusMark } from '@/components/ui/status-mark';
import type { Annotation } from '@/lib/report/annotations/annotation';
import type { KpiList } from '@/lib/report/kpi-page/kpi-list';
import { type KpiParameters, kpiAddress } from './addresses';
import { KpiBar } from './kpi-bar';
import { KpiSection } from './kpi-section';
import { NotesDesk } from './notes-desk';

/** All KPIs of a month with what stands round them. */
export type KpiListView = {
  readonly list: KpiList;
  readonly notes: readonly Annotation[];
  readonly months: readonly string[];
  readonly parameters: Pick<KpiParameters, 'month' | 'basis'>;
  readonly canChange: boolean;
};

type Card = KpiList['groups'][number]['cards'][number];

function Row({ card, address }: { readonly card: Card; readonly address: string }) {
  const { direction, relativeChange } = card;
  return (
    <tr data-kpi={card.id}>
      <th scope="row">
        <Link href={address}>{card.id}</Link>
        <span className="under tail">{card.name}</span>
      </th>
      <td className="num">
        <b>
          <FigureText figure={card.value} />
        </b>
      </td>
      <td className="num">
        <FigureText figure={card.change} />
        {relativeChange.exact !== null && (
          <span className="under">
            <FigureText figure={relativeChange} />
          </span>
        )}
      </td>
      <td className="sub lo">{direction === 'neutral' ? '' : direction}</td>
      <td>
        <StatusMark status={card.status} text={card.judgement.text} isWarning={card.judgement.isWarning} />
        {card.targetText !== null && <span className="under lo">{card.targetText}</span>}
      </td>
      <td className="lo">
        <Sparkline
          points={card.series}
          label={lineLabel(card)}
          width={120}
          height={28}
          limit={card.limit}
          breakMonth={card.breakMonth}
        />
      </td>
      <td className="mono sub lo md">{card.formula}</td>
    </tr>
  );
}

const columns = 7;

function Table({ list, parameters }: Pick<KpiListView, 'list' | 'parameters'>) {
  return (
    <div className="tw list">
      <table>
        <caption>
          {list.monthName} <span>{list.basis} cost, change on the month before</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">KPI</th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col" className="num">
              Change
            </th>
            <th scope="col" className="lo">
              Direction
            </th>
            <th scope="col">Status</th>
            <th scope="col" className="lo">
              13 months
            </th>
            <th scope="col" className="lo md">
              Formula
            </th>
          </tr>
        </thead>
        {list.groups.map(({ group, title, cards }) => (
          <tbody key={group}>
            <tr className="group">
              <th scope="rowgroup" colSpan={columns}>
                {title}
              </th>
            </tr>
            {cards.map((card) => (
              <Row key={card.id} card={card} address={kpiAddress(`/kpis/${card.id}`, parameters)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Every KPI in force in the month, one's own among them, and all notes in the charts. */
export function KpiListPage({ view: { list, notes, months, parameters, canChange } }: { readonly view: KpiListView }) {
  const bar = <KpiBar path="/kpis" {...{ months, parameters }} of={list} />;
  return (
    <PageFrame bar={bar}>
      <div className="kpi-list">
        <h1 className="page">{list.finding}</h1>
        <Table list={list} parameters={parameters} />
        <div className="acts">
          <Link className="btn" href="/kpis/new">
            <Icon name="plus" small />
            Add a KPI
          </Link>
        </div>
        <KpiSection
          id="notes"
          title="Notes in the charts"
          finding={
            notes.length === 0
              ? 'No notes yet'
              : `${notes.length} ${notes.length === 1 ? 'note stands' : 'notes stand'} beside the months`
          }
        >
          <NotesDesk notes={notes} kpiId={null} month={list.month} canChange={canChange} />
        </KpiSection>
      </div>
    </PageFrame>
  );
}
