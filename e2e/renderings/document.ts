import { type APIRequestContext, expect } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { figuresIn, figuresOf } from '../../lib/report/outline/figures-of';
import type { OutlineCell, OutlineTable } from '../../lib/report/outline/outline';
import { reportOutline } from '../../lib/report/outline/report-outline';
import type { Figure, Sentence } from '../../lib/report/schema/figure';

/** Which document: a month, and the edition where it is not the one that the page shows by itself. */
export type Asked = { readonly month: string; readonly query: string };

/** The document itself, as every rendering must show it. */
export async function readDocument(request: APIRequestContext, { month, query }: Asked): Promise<MonthlyReport> {
  const response = await request.get(`/api/v1/reports/${month}${query}`);
  expect(response.status()).toBe(200);
  return response.json();
}

/** The bytes of one of its files. */
export async function readFile(
  request: APIRequestContext,
  { month, query }: Asked,
  format: 'pdf' | 'pptx' | 'xlsx' | 'csv' | 'md' | 'json',
): Promise<Buffer> {
  const response = await request.get(`/api/v1/reports/${month}/export/${format}${query}`);
  expect(response.status(), format).toBe(200);
  return response.body();
}

const isSentence = (value: object): value is Sentence => 'figures' in value && 'text' in value;

/** Every sentence of a part of the document. */
export const sentencesIn = (value: unknown): Sentence[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isSentence(value) ? [value] : Object.values(value).flatMap(sentencesIn);
};

const secondary = 'SAPWC|SASWC|AAPWC|SAASWC|ATPFC|NPEC|AHR';

/**
 * What the page and the paper leave out, because another figure beside it says the same: the month before where the change
 * stands, the change in percent where there is no column for it, and the interval of the forecast that was scored, which
 * the chart draws. The files have all of it.
 */
const leftOut: readonly RegExp[] = [
  /^(clusters|environments)\..+\.previous$/,
  /^clusters\..+\.relative-change$/,
  /^movers\..+\.(relative-change|share)$/,
  /^scorecard\.(APWC|APFC|ASWC|DM|CPBM)\.previous$/,
  /^scorecard\.(DM|WB)\.relative-change$/,
  new RegExp(`^scorecard\\.(${secondary})\\.(relative-change|calendar)$`),
  /^projection\.scored\.(low|high)$/,
];

/** Of a primary KPI that cannot be compared its card says the reason, and no dash. */
const isSaidInWords = ({ id, exact }: Figure): boolean =>
  exact === null && /^scorecard\.(APWC|APFC|ASWC|DM|CPBM)\.(change|relative-change)$/.test(id);

/** The figures that the page and the paper show, as figures or in sentences. */
export const figuresOnPage = (document: MonthlyReport): Figure[] =>
  figuresOf(document).filter((figure) => !isSaidInWords(figure) && !leftOut.some((pattern) => pattern.test(figure.id)));

/** The sentences that the page and the paper show: in files alone stands what the projection's facts say already. */
export const sentencesOnPage = (document: MonthlyReport): Sentence[] => {
  const { scored } = document.sections.projection;
  const inFiles = new Set(sentencesIn(scored).map(({ text }) => text));
  return sentencesIn(document.sections).filter(({ text }) => !inFiles.has(text));
};

/** The figures that stand in the given sentences. */
export const idsIn = (sentences: readonly Sentence[]): ReadonlySet<string> =>
  new Set(figuresIn(sentences.map(({ figures }) => figures)).map(({ id }) => id));

/** Every table of the document, as files and slides have them. */
export const tablesOf = (document: MonthlyReport): OutlineTable[] =>
  reportOutline(document).flatMap(({ outline }) => outline.tables);

/** The number behind a cell; null where it is none. */
export const exactOf = (cell: OutlineCell): string | null =>
  cell !== null && typeof cell === 'object' && 'exact' in cell ? cell.exact : null;

/** A cell as it is printed. */
export const wordsOf = (cell: OutlineCell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : cell.text;

/** Without line breaks. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** How often a figure stands in a text, as itself and not as part of a longer number. */
export function countOf(figure: string, text: string): number {
  const literal = figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.match(new RegExp(`(?<![\\d.,$−+])${literal}(?![\\d%]|[.,]\\d)`, 'g'))?.length ?? 0;
}

/** The digits of every number in a text: `71,538`, `0.4`. */
export const numeralsOf = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];

/** The digits of what can only be a figure, and no page number, day or tick of an axis: amounts, shares, points. */
export const printedNumbers = (text: string): string[] =>
  (text.match(/\$\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?(?=%| pp)/g) ?? []).flatMap(numeralsOf);
