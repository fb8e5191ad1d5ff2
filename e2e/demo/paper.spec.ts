import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { PrintOutcome } from '../paper/print-child';
import { printInChild } from '../paper/print-in-child';
import { type ReadPdf, readPdf } from '../paper/read-pdf';
import { runPerunit } from '../run-perunit';

const months = ['2026-01', '2025-06', '2023-02'] as const;
const READY = '<html data-paper="ready"><body>printed</body></html>';

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

async function pdfOf(request: APIRequestContext, month: string): Promise<ReadPdf> {
  const response = await request.get(`/api/v1/reports/${month}/export/pdf`);
  expect(response.status(), await response.text().catch(() => '')).toBe(200);
  expect(response.headers()['content-type']).toBe('application/pdf');
  return readPdf(await response.body());
}

/** How often each figure is printed by the page; a chart's drawing for phones is not. */
async function figuresOn(page: Page): Promise<Map<string, number>> {
  const texts = await page
    .locator('main [data-figure]')
    .evaluateAll((figures) =>
      figures.filter((figure) => figure.checkVisibility()).map((figure) => figure.firstChild?.textContent ?? ''),
    );
  return texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map<string, number>());
}

/** How often a figure stands in a text, as itself and not as part of a longer number. */
function countOf(figure: string, text: string): number {
  const literal = figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.match(new RegExp(`(?<![\\d.,$−+])${literal}(?![\\d%]|[.,]\\d)`, 'g'))?.length ?? 0;
}

for (const month of months) {
  test(`the PDF of ${month} holds every figure of the page as text`, async ({ page, request }) => {
    const pdf = await pdfOf(request, month);
    const text = pdf.pages.join('\n');
    await page.emulateMedia({ media: 'print' });
    await page.goto(`/reports/${month}`);
    const figures = await figuresOn(page);
    expect(figures.size).toBeGreaterThan(20);
    const missing = [...figures].filter(([figure, count]) => countOf(figure, text) < count);
    expect(missing.map(([figure, count]) => `${figure}: ${countOf(figure, text)} of ${count}`)).toEqual([]);
  });
}

test('the PDF has the headings as bookmarks, is tagged, titled and numbered, and leads to no server', async ({
  page,
  request,
}) => {
  const pdf = await pdfOf(request, '2026-01');
  await page.goto('/reports/2026-01/print');
  const headings = await page
    .locator('main :is(h1, h2, h3)')
    .evaluateAll((found) =>
      found.map(({ tagName, textContent }) => ({ depth: Number(tagName[1]), text: textContent })),
    );
  expect(pdf.bookmarks.map(({ title }) => flat(title))).toEqual(headings.map(({ text }) => flat(text ?? '')));
  expect(pdf.bookmarks.map(({ depth }) => depth + 1)).toEqual(headings.map(({ depth }) => depth));
  expect(pdf.isTagged).toBe(true);
  expect(pdf.title).toBe('Cloud Cost Optimization Report #61 · January 2026 · Harborline');
  expect(pdf.links.filter((link) => /127\.0\.0\.1|localhost/.test(link))).toEqual([]);
  expect(pdf.pages.length).toBeGreaterThanOrEqual(9);
  expect(pdf.pages.length).toBeLessThanOrEqual(20);
  pdf.pages.forEach((text, index) => {
    expect(flat(text)).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
    const hasHead = flat(text).includes('Cloud Cost Optimization Report #61 · January 2026');
    expect(hasHead, `head of page ${index + 1}`).toBe(index > 0);
    // Next to nothing on a page is a break in the wrong place.
    expect(flat(text).length, `text of page ${index + 1}`).toBeGreaterThan(300);
  });
});

test('the command prints what the server prints, and says with which browser', async ({ request }) => {
  const folder = mkdtempSync(join(tmpdir(), 'perunit-paper-'));
  const file = join(folder, 'report.pdf');
  const printed = await runPerunit('report', '2026-01', '--format', 'pdf', '--demo', '-o', file);
  expect(printed).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Printing with \/.*chrom/m) });
  const [fromCommand, fromServer] = [await readPdf(readFileSync(file)), await pdfOf(request, '2026-01')];
  rmSync(folder, { recursive: true });
  expect(fromCommand).toEqual(fromServer);
});

test('an edition carries its seal at the foot of every page', async ({ request }) => {
  const { editions } = await (await request.get('/api/v1/reports/2025-12/editions')).json();
  const { sha256 } = editions.at(-1);
  const { pages } = await pdfOf(request, '2025-12');
  expect(pages.filter((text) => flat(text).includes(`UTC · ${sha256.slice(0, 12)}`))).toHaveLength(pages.length);
});

test('a document prints without a server and without data; a long table repeats its head and splits no row', async ({
  request,
}) => {
  const report: MonthlyReport = await (await request.get('/api/v1/reports/2026-01')).json();
  const { accounts } = report.sections;
  const rows = [0, 1, 2, 3].flatMap((copy) =>
    accounts.rows.map((row) => ({
      ...row,
      accountId: `${copy}${row.accountId.slice(1)}`,
      name: `copy-${copy}-${row.name}`,
    })),
  );
  const sections = { ...report.sections, accounts: { ...accounts, rows } };
  const nowhere = mkdtempSync(join(tmpdir(), 'perunit-paper-'));
  const [outcome] = await printInChild({ report: { ...report, sections } }, { PERUNIT_DATA: join(nowhere, 'data') });
  expect(readdirSync(nowhere)).toEqual([]);
  rmSync(nowhere, { recursive: true });
  const { pages } = await readPdf(bytesOf(outcome));
  const onPages = pages.map((text, index) => ({ index, lines: text.split('\n').map(flat) }));
  const places = rows.map((row) =>
    onPages.flatMap(({ index, lines }) =>
      lines.some((line) => line.startsWith(row.name) && line.includes(row.fiscalYearToDate.text)) ? [index] : [],
    ),
  );
  expect(places.filter((found) => found.length !== 1)).toEqual([]);
  const used = [...new Set(places.flat())];
  expect(used.length).toBeGreaterThan(1);
  for (const index of used) expect(flat(pages[index] ?? '')).toContain(`${accounts.fiscalYear} to date`);
});

test('paper is light in every theme and has no navigation', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'perunit-theme', value: 'dark', url: baseURL ?? '' }]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/reports/2026-01/print');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(253, 252, 250)');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const path of ['/reports/2026-01/print', '/reports/2026-01']) {
    await page.goto(path);
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.locator('main td.lo').first()).toBeVisible();
    await expect(page.locator('details.more table').first()).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
  }
});

const bytesOf = (outcome: PrintOutcome | undefined): Uint8Array => {
  if (outcome === undefined || !('pdf' in outcome)) throw new Error(`Not printed: ${JSON.stringify(outcome)}`);
  return Buffer.from(outcome.pdf, 'base64');
};

const serve = async (answer: (path: string, response: ServerResponse) => void): Promise<Server & { url: string }> => {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
};

const html = (response: ServerResponse, text: string) =>
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(text);

test('nothing outside the page’s own server is asked for anything', async () => {
  const asked: string[] = [];
  const outside = await serve((path, response) => {
    asked.push(path);
    response.end();
  });
  const own = await serve((path, response) => {
    if (path === '/moved.png') return response.writeHead(302, { Location: `${outside.url}/moved.png` }).end();
    if (path !== '/') return response.end();
    asked.push('own');
    html(
      response,
      `<html><link rel="stylesheet" href="${outside.url}/style.css"><link rel="preconnect" href="${outside.url}">
       <img src="${outside.url}/pixel.png"><img src="/moved.png"><iframe src="${outside.url}/frame"></iframe>
       <script src="${outside.url}/script.js"></script>
       <script>
         fetch('${outside.url}/fetch', { mode: 'no-cors' }).catch(() => {});
         navigator.sendBeacon('${outside.url}/beacon', 'x');
         new WebSocket('${outside.url.replace('http', 'ws')}/socket');
         addEventListener('load', () => setTimeout(() => document.documentElement.dataset.paper = 'ready', 500));
       </script>`,
    );
  });
  outside.on('upgrade', (request, socket) => {
    asked.push(request.url ?? '');
    socket.destroy();
  });
  const [outcome] = await printInChild({ urls: [own.url] });
  expect(bytesOf(outcome).length).toBeGreaterThan(500);
  expect(asked).toEqual(['own']);
  own.close();
  outside.close();
});

test('two are printed at once, the others wait', async () => {
  let [open, most] = [0, 0];
  const server = await serve((path, response) => {
    if (!path.startsWith('/?')) return response.end();
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      html(response, READY);
    }, 400);
  });
  const outcomes = await printInChild({ urls: [1, 2, 3, 4, 5].map((number) => `${server.url}/?${number}`) });
  expect(outcomes.map((outcome) => 'pdf' in outcome)).toEqual([true, true, true, true, true]);
  expect(most).toBe(2);
  server.close();
});

/** Kills the browser whose profile lies in a folder, as a machine without memory does. */
function killBrowserOf(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const file = `/proc/${pid}/cmdline`;
    const command = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (command.includes(`--user-data-dir=${folder}`) && !command.includes('--type='))
      process.kill(Number(pid), 'SIGKILL');
  }
}

test('a browser that is missing, does not start or crashes, a page that fails or hangs: each is said', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'perunit-paper-'));
  const server = await serve((path, response) => {
    if (path === '/fails') response.writeHead(500).end('It failed.');
    else if (path === '/kills') killBrowserOf(scratch);
    else if (path !== '/hangs') html(response, READY);
  });
  const failing = async (url: string, env: Record<string, string> = {}) => {
    const [outcome] = await printInChild({ urls: [url], limitMs: 4_000 }, { TMPDIR: scratch, ...env });
    return outcome;
  };
  const ready = `${server.url}/ready`;
  expect(await failing(ready, { PERUNIT_BROWSER: '/nowhere/chrome' })).toMatchObject({
    code: 'browser-missing',
    happened: expect.stringContaining('/nowhere/chrome'),
    remedy: expect.stringContaining('PERUNIT_BROWSER'),
  });
  expect(await failing(ready, { PERUNIT_BROWSER: '/bin/false' })).toMatchObject({
    code: 'browser-failed',
    happened: expect.stringContaining('/bin/false'),
  });
  if (process.platform === 'linux') {
    expect(await failing(`${server.url}/kills`)).toMatchObject({ code: 'browser-crashed' });
  }
  expect(await failing(`${server.url}/fails`)).toMatchObject({
    code: 'page-failed',
    happened: expect.stringContaining('500'),
  });
  expect(await failing(`${server.url}/hangs`)).toMatchObject({
    code: 'print-timeout',
    happened: expect.stringContaining('4 s'),
  });
  expect(await failing(ready)).toHaveProperty('pdf');
  expect(readdirSync(scratch).filter((name) => /playwright|chrom|perunit/i.test(name))).toEqual([]);
  rmSync(scratch, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});
