import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import type { NewEvent } from '../../../db/commands/record-event';
import type { Message } from '../../../db/notify-types';
import { listChannels } from '../../../db/queries/channels';
import { type Edition, editionsOf, newestEditions } from '../../../db/queries/editions';
import { monthName } from '../../month/month';
import { frozenReport } from '../../publishing/frozen-report';
import { documentState, documentTitle } from '../../report/document-words';
import type { MonthlyReport } from '../../report/monthly-report';
import type { OutlineCell } from '../../report/outline/outline';
import { reportOutline } from '../../report/outline/report-outline';
import type { KpiCard } from '../../report/schema/scorecard';

const MOST_MOVERS = 5;

const kpiFact = ({ id, name, value, change, relativeChange, judgement }: KpiCard) => {
  const relative = relativeChange.exact === null ? '' : ` (${relativeChange.text})`;
  const changed = change.exact === null ? '' : `, ${change.text}${relative}`;
  return { label: id, value: `${value.text}${changed}: ${judgement.text} · ${name}` };
};

const textOf = (cell: OutlineCell | undefined): string => {
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'string' ? cell : cell.text;
};

/** The largest changes, by the columns of the movers’ table. */
const moverItems = (report: MonthlyReport): string[] => {
  const table = reportOutline(report).find(({ id }) => id === 'movers')?.outline.tables[0];
  if (table === undefined) return [];
  const at = new Map(table.columns.map(({ id }, index) => [id, index]));
  return table.rows
    .filter(({ kind }) => kind === 'row')
    .slice(0, MOST_MOVERS)
    .map(({ cells }) => {
      const words = (id: string) => textOf(cells[at.get(id) ?? -1]);
      const name = [words('account'), words('type')].filter((text) => text !== '').join(' ');
      const why = [words('driver'), words('kind')].filter((text) => text !== '').join(', ');
      return `${name}: ${words('change')} ${report.currency}${why === '' ? '' : ` · ${why}`}`;
    });
};

const headline = (report: MonthlyReport): string[] => {
  const outline = reportOutline(report).find(({ id }) => id === 'headline')?.outline;
  const said = [outline?.finding, ...(outline?.lead ?? [])];
  return said.slice(0, 2).flatMap((sentence) => sentence?.text ?? []);
};

const messageOf = (report: MonthlyReport, { month, edition, by, reason }: Edition): Message => {
  const movers = moverItems(report);
  return {
    title: `${documentTitle(report)} is published`,
    sentences: [
      ...headline(report),
      `${documentState(report)}. Published by ${by}${reason === null ? '' : `: ${reason}`}.`,
    ],
    facts: report.sections.scorecard.primary.map(kpiFact),
    lists: movers.length === 0 ? [] : [{ title: 'Largest changes', items: movers }],
    ...{ path: `/reports/${month}?edition=${edition}`, place: `Reports, ${monthName(month)}`, runbook: null },
    edition: { month, edition },
  };
};

/** When the first of the channels that are told of reports was there; null: none is. */
const firstListener = (db: PerunitDatabase): string | null =>
  listChannels(db)
    .filter(({ isEnabled, events }) => isEnabled && events.includes('report-published'))
    .map(({ since }) => since)
    .sort()[0] ?? null;

/** The editions that were published since a channel listens and were not told of yet, from their sealed documents. */
export const publishedEvents = (db: PerunitDatabase, known: ReadonlySet<string>): NewEvent[] => {
  const since = firstListener(db);
  if (since === null) return [];
  const months = [...newestEditions(db).values()].filter(({ at }) => at >= since).map(({ month }) => month);
  const editions = months.flatMap((month) => editionsOf(db, month)).filter(({ at }) => at >= since);
  return editions.flatMap((edition): NewEvent[] => {
    const key = `report-published:${edition.id}`;
    const report = known.has(key) ? '' : frozenReport(db, edition.sha256);
    if (typeof report === 'string') return [];
    return [{ kind: 'report-published', key, message: messageOf(report, edition), happenedAt: edition.at }];
  });
};
