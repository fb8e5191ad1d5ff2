import { documentState, documentTitle } from '../document-words';
import { shortChatText } from '../files/chat-text';
import type { MonthlyReport } from '../monthly-report';
import type { OutlineCell, OutlineTable } from '../outline/outline';
import { reportOutline } from '../outline/report-outline';
import type { ReportPlace } from '../renderer';
import type { Figure } from '../schema/figure';
import type { KpiCard } from '../schema/scorecard';

/** Chats cut a message that is longer. */
const MOST = 4_000;
const MOST_WORDS = 60;
const MOST_SENTENCE = 500;

const hasNumber = ({ exact }: Figure): boolean => exact !== null;

const kpiLine = ({ id, name, value, change, relativeChange, judgement }: KpiCard): string => {
  const relative = hasNumber(relativeChange) ? ` (${relativeChange.text})` : '';
  const changed = hasNumber(change) ? `, ${change.text}${relative}` : '';
  const status = shortChatText(judgement.text, MOST_WORDS);
  return `- **${shortChatText(id, MOST_WORDS)}** ${value.text}${changed}: ${status} · ${shortChatText(name, MOST_WORDS)}`;
};

const textOf = (cell: OutlineCell | undefined): string => {
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'string' ? cell : cell.text;
};

const moverLines = ({ columns, rows }: OutlineTable, currency: string): string[] => {
  const at = new Map(columns.map(({ id }, index) => [id, index]));
  return rows.map(({ cells }) => {
    const words = (id: string) => shortChatText(textOf(cells[at.get(id) ?? -1]), MOST_WORDS);
    const name = [words('account'), words('type')].filter((text) => text !== '').join(' ');
    const change = textOf(cells[at.get('change') ?? -1]);
    const why = [words('driver'), words('kind')].filter((text) => text !== '').join(', ');
    return `- ${name}: ${change} ${shortChatText(currency, MOST_WORDS)}${why === '' ? '' : ` · ${why}`}`;
  });
};

/** As many of the lines as there is room for. */
const fitting = (lines: readonly string[], room: number): string[] => {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return kept;
};

/** A summary to paste into a chat, at most 4,000 characters: headline, primary KPIs, largest changes, and where to read on. */
export const renderMarkdown = (report: MonthlyReport, { address }: ReportPlace): string => {
  const outline = reportOutline(report);
  const ofSection = (id: string) => outline.find((section) => section.id === id)?.outline ?? null;
  const sentences = [ofSection('headline')?.finding, ...(ofSection('headline')?.lead ?? [])];
  const movers = ofSection('movers')?.tables[0];
  const head = [
    `**${documentTitle(report)}**`,
    shortChatText(documentState(report), MOST_WORDS * 3),
    '',
    ...sentences.slice(0, 2).map((said) => shortChatText(said?.text ?? '', MOST_SENTENCE)),
  ];
  const foot = ['', `Read on: <${encodeURI(address)}>`, ''];
  const kpis = ['', ...report.sections.scorecard.primary.map(kpiLine)];
  const changes = movers === undefined || movers.rows.length === 0 ? [] : ['', ...moverLines(movers, report.currency)];
  const room = MOST - [...head, ...foot].join('\n').length - 1;
  return [...head, ...fitting([...kpis, ...changes], room), ...foot].join('\n');
};
