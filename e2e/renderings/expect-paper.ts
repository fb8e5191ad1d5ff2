import { expect, type Page } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { readPdf } from '../paper/read-pdf';
import { countOf, flat, numeralsOf, printedNumbers, sentencesOnPage } from './document';
import { expectSameFigures, expectSameMonths } from './expect-page';

/**
 * The page that is printed shows the document, and the PDF's text holds each of its figures as often as paper shows it,
 * every sentence, and no amount or share that the document does not print.
 */
export async function expectSamePaper(printPage: Page, pdf: Uint8Array, document: MonthlyReport): Promise<void> {
  const shown = await expectSameFigures(printPage, document);
  await expectSameMonths(printPage, document);
  const { pages } = await readPdf(pdf);
  const text = flat(pages.join('\n'));
  const times = new Map<string, number>();
  for (const figure of shown) if (figure.isVisible) times.set(figure.text, (times.get(figure.text) ?? 0) + 1);
  const missing = [...times].filter(([figure, count]) => countOf(figure, text) < count);
  expect(missing.map(([figure, count]) => `${figure}: ${countOf(figure, text)} of ${count}`)).toEqual([]);
  expect(sentencesOnPage(document).filter((said) => !text.includes(flat(said.text)))).toEqual([]);
  const known = new Set(numeralsOf(JSON.stringify(document)));
  expect(printedNumbers(text).length).toBeGreaterThan(100);
  expect(printedNumbers(text).filter((numeral) => !known.has(numeral))).toEqual([]);
}
