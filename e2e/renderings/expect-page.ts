import { expect, type Locator, type Page } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { figuresOf } from '../../lib/report/outline/figures-of';
import { figuresOnPage, flat, idsIn, sentencesOnPage } from './document';

type Shown = { readonly id: string; readonly text: string; readonly isVisible: boolean };

/** Every figure of a page as it is printed there; what is folded away is in the page, too. */
const shownOn = (page: Page): Promise<Shown[]> =>
  page.locator('main [data-figure]').evaluateAll((found) =>
    found.map((figure) => ({
      id: figure.getAttribute('data-figure') ?? '',
      text: figure.firstChild?.textContent ?? '',
      isVisible: figure.checkVisibility(),
    })),
  );

/** The page shows every figure and sentence that it has to, each as the document prints it, and no other; answers what it shows. */
export async function expectSameFigures(page: Page, document: MonthlyReport): Promise<Shown[]> {
  const shown = await shownOn(page);
  const printed = new Map(figuresOf(document).map(({ id, text }) => [id, text]));
  expect(shown.filter(({ id, text }) => printed.get(id) !== text)).toEqual([]);
  const text = flat((await page.locator('main').textContent()) ?? '');
  const sentences = sentencesOnPage(document);
  expect(sentences.map((said) => flat(said.text)).filter((said) => !text.includes(said))).toEqual([]);
  const onPage = new Set([...shown.map(({ id }) => id), ...idsIn(sentences)]);
  expect(figuresOnPage(document).flatMap(({ id }) => (onPage.has(id) ? [] : [id]))).toEqual([]);
  return shown;
}

const cellsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));

/** The months behind the charts stand in tables that are folded away: they are drawn of the same points. */
export async function expectSameMonths(page: Page, { sections }: MonthlyReport): Promise<void> {
  const { environments, projection } = sections;
  const byEnvironment = await cellsOf(page.locator('#environments details.more table'));
  expect(byEnvironment.map(([, ...cells]) => cells)).toEqual(
    environments.months.map(({ parts, total }) => [
      ...environments.rows.map(({ environment }) => parts[environment].text),
      total.text,
    ]),
  );
  const past = await cellsOf(page.locator('#projection details.more table').last());
  expect(past.map(([, ...cells]) => cells)).toEqual(
    projection.past.map(({ cost, budget }) => [cost.text, budget.text]),
  );
}
