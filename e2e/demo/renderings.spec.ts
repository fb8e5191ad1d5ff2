import { expect, test } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { figuresOf } from '../../lib/report/outline/figures-of';
import { monthlyReportSchema } from '../../lib/report/schema/monthly-report';
import { type Asked, readDocument, readFile, sentencesIn } from '../renderings/document';
import { expectSameCsv, expectSameSummary, expectSameWorkbook } from '../renderings/expect-files';
import { expectSameFigures, expectSameMonths } from '../renderings/expect-page';
import { expectSamePaper } from '../renderings/expect-paper';
import { expectSameSlides } from '../renderings/expect-slides';

const documents: readonly (Asked & { readonly name: string })[] = [
  { name: 'the draft of January 2026', month: '2026-01', query: '' },
  { name: '#58 as it was published, before it was restated', month: '2025-10', query: '?edition=58' },
  { name: 'October 2025 as the data is now', month: '2025-10', query: '?edition=live' },
  { name: 'March 2023, before hibernation', month: '2023-03', query: '' },
  { name: 'February 2023, the first month', month: '2023-02', query: '' },
];

let document: MonthlyReport;

for (const asked of documents) {
  const address = `/reports/${asked.month}`;
  test.describe(asked.name, () => {
    test.beforeEach(async ({ request }) => {
      document = monthlyReportSchema.parse(await readDocument(request, asked));
    });

    test('as JSON is the document, each sentence with its figures in it', async ({ request }) => {
      expect(JSON.parse((await readFile(request, asked, 'json')).toString())).toEqual(document);
      expect(figuresOf(document).length).toBeGreaterThan(300);
      for (const { text, figures } of sentencesIn(document.sections))
        for (const figure of figures) expect(text, figure.id).toContain(figure.text);
    });

    test('says on the page what the document says', async ({ page }) => {
      await page.goto(`${address}${asked.query}`);
      await expectSameFigures(page, document);
      await expectSameMonths(page, document);
    });

    test('says on paper what the document says', async ({ page, request }) => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${address}/print${asked.query}`);
      await expectSamePaper(page, await readFile(request, asked, 'pdf'), document);
    });

    test('says on its slides what the document says', async ({ request }) => {
      await expectSameSlides(await readFile(request, asked, 'pptx'), document);
    });

    test('says in its workbook, its CSV files and its summary what the document says', async ({ request }) => {
      await expectSameWorkbook(await readFile(request, asked, 'xlsx'), document);
      await expectSameCsv(await readFile(request, asked, 'csv'), document);
      expectSameSummary((await readFile(request, asked, 'md')).toString(), document);
    });
  });
}
