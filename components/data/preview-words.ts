import { monthName } from '@/lib/month/month';
import { formatDecimal } from './format-money';
import { formatCount, plural } from './format-size';
import type { CoverageView, Finality, JobView, MonthPreview, PreviewView } from './view-types';

/** The months of an import in words: `February 2026`, `3 months from January to March 2026`. */
export function monthsInWords(months: readonly string[]): string {
  const sorted = [...months].sort();
  const [first, second] = [sorted[0], sorted.at(-1)];
  if (first === undefined || second === undefined) return 'no month';
  if (first === second) return monthName(first);
  if (sorted.length === 2) return `${monthName(first)} and ${monthName(second)}`;
  return `${sorted.length} months from ${monthName(first, 'short')} to ${monthName(second, 'short')}`;
}

/** The finding that heads a preview. */
export function headlineOf(preview: PreviewView): string {
  const what = `${preview.formatName} for ${monthsInWords(preview.months.map(({ month }) => month))}`;
  if (preview.rowsRejected > 0) return `${what}: ${plural(preview.rowsRejected, 'row')} can’t be read`;
  if (preview.shrinks.length > 0) return `${what}: less than what it would replace`;
  const unmapped = preview.unmappedAccounts.length;
  if (unmapped > 0) return `${what}: ${plural(unmapped, 'account')} will need an environment`;
  return `${what}: ${plural(preview.rowsRead, 'row')}, ready to import`;
}

/** The name of the button that takes the import; it names every doubt that pressing it accepts. */
export function importLabel(preview: PreviewView): string {
  const months = preview.months.map(({ month }) => month);
  const what =
    months.length === 1 ? monthsInWords(months) : months.length === 0 ? 'this file' : `${months.length} months`;
  if (preview.rowsRejected > 0 && preview.shrinks.length > 0) {
    return `Replace ${what} anyway, without ${formatCount(preview.rowsRejected)} rows`;
  }
  if (preview.shrinks.length > 0) return `Replace ${what} anyway`;
  if (preview.rowsRejected === 1) return 'Import without this row';
  if (preview.rowsRejected > 1) return `Import without these ${formatCount(preview.rowsRejected)} rows`;
  return `Import ${what}`;
}

const finalities: Readonly<Record<Finality, string>> = {
  invoiced: 'invoiced',
  'partly-invoiced': 'InvoiceId is empty on some rows, so the month stays provisional',
  'not-invoiced': 'InvoiceId is empty, so the month stays provisional',
  'no-invoice-column': 'the bill has no invoice ids, so the month stays provisional',
  estimated: 'estimated or in part, so the month stays open',
  'not-estimated': 'no estimate any more',
};

const isSettled: ReadonlySet<Finality> = new Set(['invoiced', 'not-estimated']);

/** `1 to 31 January 2026, invoiced`; null for what is not a bill. */
export function finalityInWords({ days, finality }: MonthPreview): string | null {
  if (days === null || finality === null) return null;
  return `${daysInWords(days)}${isSettled.has(finality) ? ', ' : '; '}${finalities[finality]}`;
}

const dayNumber = (day: string): number => Number(day.slice(8));
const dayInWords = (day: string): string => `${dayNumber(day)} ${monthName(day.slice(0, 7))}`;

function daysInWords({ first, last }: NonNullable<MonthPreview['days']>): string {
  if (first === last) return dayInWords(first);
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${isOneMonth ? dayNumber(first) : dayInWords(first)} to ${dayInWords(last)}`;
}

/** `Replaces what was imported before: rows 10 → 12, billed 20.52 → 24.00`; null when there is nothing to replace. */
export function replacedInWords({ replaces }: MonthPreview): string | null {
  if (replaces === null) return null;
  const { rows, rowsAfter, billed, billedAfter } = replaces;
  const money =
    billed === null || billedAfter === null
      ? ''
      : `, billed ${formatDecimal(billed, 2)} → ${formatDecimal(billedAfter, 2)}`;
  return `Replaces what was imported before: rows ${formatCount(rows)} → ${formatCount(rowsAfter)}${money}`;
}

/** What the newest month still waits for, or since when nothing is missing. */
export function coverageHeadline({ months, hiddenMonths, sources }: CoverageView): string {
  const newest = months.at(-1);
  if (newest === undefined) return 'No month yet';
  const missing = sources.filter(({ cells }) => cells.at(-1) === 'missing').map(({ name }) => lowerFirst(name));
  if (missing.length > 0) return `${monthName(newest)} waits for ${listInWords(missing)}`;
  const gaps = months.filter((_, index) => sources.some(({ cells }) => cells[index] === 'missing'));
  if (gaps.length > 0)
    return `${monthName(newest)} is complete; ${monthsInWords(gaps)} ${gaps.length === 1 ? 'has a gap' : 'have gaps'}`;
  return hiddenMonths > 0
    ? 'No source misses any of the last months'
    : `No source misses a month since ${monthName(months[0] ?? newest)}`;
}

const listInWords = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `Workspace counts` within a sentence; names such as `FOCUS 1.2` stay. */
const lowerFirst = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const hasQuestion = ({ sets }: JobView): boolean => sets.some(({ question }) => question !== undefined);

/** The finding over the drops that were not imported in full: what only needs an answer is no failure. */
export function endedHeadline(jobs: readonly JobView[]): string {
  if (jobs.every(hasQuestion)) {
    return jobs.length === 1 ? 'One drop waits for an answer' : `${plural(jobs.length, 'drop')} wait for an answer`;
  }
  if (jobs.length === 1) return 'One drop was not imported in full';
  return `${plural(jobs.length, 'drop')} were not imported in full`;
}
