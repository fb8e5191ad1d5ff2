import { expect } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { figuresIn } from '../../lib/report/outline/figures-of';
import { reportOutline } from '../../lib/report/outline/report-outline';
import type { Figure } from '../../lib/report/schema/figure';
import { countOf, flat, numeralsOf, printedNumbers, tablesOf, wordsOf } from './document';
import { type ReadSlide, readDeck } from './read-slides';

/** What slides show of the document: the month's figures of every section; the months before it are drawn, not printed. */
const figuresOnSlides = ({ sections }: MonthlyReport): Figure[] => {
  const { headline, scorecard, movers, environments, accounts, clusters, savings, rules } = sections;
  const cards = [...scorecard.primary, ...scorecard.secondary];
  const rows = [...movers.rows, ...environments.rows, environments.total, ...accounts.rows, ...clusters.rows];
  return figuresIn([
    headline.facts,
    cards.map(({ value, change, split }) => [value, change, split]),
    rows.map(({ previous, current, change }) => [previous, current, change]),
    [...savings.rates, ...rules.rows].map(({ value }) => value),
    sections['data-notes'].walk,
  ]);
};

const isNumber = (text: string): boolean => /^[+−]?\$?\d[\d,.]*(%| pp)?$/.test(text);
/** The last rows of a long table stand together in one, with sums of what they would have printed. */
const isRest = (row: readonly string[]): boolean => row.some((text) => /^\d+ more, see the spreadsheet$/.test(text));

/** The rows of tables on slides whose numbers do not all stand in one and the same row of the document. */
const strangeRows = (slides: readonly ReadSlide[], document: MonthlyReport): string[][] => {
  const rows = tablesOf(document).flatMap((table) => table.rows.map(({ cells }) => new Set(cells.map(wordsOf))));
  return slides
    .flatMap((slide) => slide.rows.filter((row) => !isRest(row)))
    .map((row) => row.filter(isNumber))
    .filter((numbers) => !rows.some((row) => numbers.every((number) => row.has(number))));
};

const exactNumbers = (value: unknown): number[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'exact' in value && typeof value.exact === 'string' ? [Number(value.exact)] : [];
  return [...own, ...Object.values(value).flatMap(exactNumbers)];
};

/** Slides show the document's figures and findings, no number that it does not print, and charts drawn from its months. */
export async function expectSameSlides(bytes: Uint8Array, document: MonthlyReport): Promise<void> {
  const { slides, charts } = await readDeck(bytes);
  const texts = flat(slides.flatMap((slide) => slide.texts).join('\n'));
  expect(figuresOnSlides(document).filter(({ text }) => countOf(text, texts) === 0)).toEqual([]);
  const titles = slides.map(({ title }) => title);
  expect(reportOutline(document).filter(({ outline }) => !titles.includes(outline.finding.text))).toEqual([]);
  expect(strangeRows(slides, document)).toEqual([]);
  const known = new Set(numeralsOf(JSON.stringify(document)));
  expect(printedNumbers(texts).filter((numeral) => !known.has(numeral))).toEqual([]);
  const drawn = new Set(charts.flat(2));
  const { environments, scorecard } = document.sections;
  const months = exactNumbers([environments.months, scorecard.primary.map(({ series }) => series)]);
  expect(charts.length).toBeGreaterThan(5);
  expect(months.filter((number) => number !== 0 && !drawn.has(number))).toEqual([]);
}
