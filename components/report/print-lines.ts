import type { MonthlyReport } from '@/lib/report/monthly-report';

/** When a published report was sealed (ISO 8601, UTC), and its SHA-256 in hexadecimal. */
export type PrintSeal = { readonly sealedAt: string; readonly sha256: string };

export type PrintLines = {
  /** The report's number and month. */
  readonly title: string;
  /** Whose figures, in which state, of which cost. */
  readonly scope: string;
  /** The seal of a published report; otherwise that it is none. */
  readonly standing: string;
};

const states: Record<MonthlyReport['dataState'], string> = {
  open: 'Open',
  provisional: 'Provisional',
  final: 'Final',
};

const SHOWN_OF_HASH = 12;
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const sealWords = ({ sealedAt, sha256 }: PrintSeal): string => {
  const at = new Date(sealedAt);
  return `Sealed ${days.format(at)}, ${times.format(at)} UTC · ${sha256.slice(0, SHOWN_OF_HASH)}`;
};

/** What stands at the head and the foot of every printed page. */
export const printLines = (report: MonthlyReport, seal: PrintSeal | null): PrintLines => ({
  title: `Cloud Cost Optimization Report${report.number === null ? '' : ` #${report.number}`} · ${report.monthName}`,
  scope: `${report.organisation.name} · ${states[report.dataState]} · ${capitalised(report.basis)} cost, ${report.currency}`,
  standing: seal === null ? `Not published · as of ${days.format(new Date(report.asOf))}` : sealWords(seal),
});

/** A string of CSS: everything but letters, digits and plain signs is escaped, so that no text can end it. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ,.:#·()+-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
