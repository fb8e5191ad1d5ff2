import 'server-only';

import type { Browser, Page } from 'playwright-core';
import { withBrowser } from './browser';
import { PaperError } from './paper-error';
import { takeTurns } from './turns';

const AT_ONCE = 2;
const LIMIT_MS = 60_000;
/** What A4 landscape leaves between the margins of print.css, in CSS pixels: charts are drawn at this width. */
const PAPER_WIDTH = 1017;
const PAPER_HEIGHT = 700;

const turnsKey = Symbol.for('perunit.paper.turns');
type Holder = typeof globalThis & { [turnsKey]?: ReturnType<typeof takeTurns> };

/** One queue a process: Next loads modules more than once. */
const inTurn: ReturnType<typeof takeTurns> = (work) => {
  const holder: Holder = globalThis;
  holder[turnsKey] ??= takeTurns(AT_ONCE);
  return holder[turnsKey](work);
};

export type PrintOptions = {
  /** The page on this machine's server, query included. */
  readonly url: string;
  readonly limitMs?: number;
};

/**
 * Prints a page of this machine's server as a tagged PDF with bookmarks. At most two are printed at once, the others
 * wait. Nothing but the page's own origin is asked for anything.
 * Throws a PaperError: no browser, one that does not start or crashes, a page that fails, or 60 s that pass.
 */
export const printPage = ({ url, limitMs = LIMIT_MS }: PrintOptions): Promise<Uint8Array> =>
  inTurn(() => withBrowser((browser) => printWith(browser, url, limitMs)));

async function printWith(browser: Browser, url: string, limitMs: number): Promise<Uint8Array> {
  const limit = timeLimit(limitMs);
  const context = browser.newContext({
    viewport: { width: PAPER_WIDTH, height: PAPER_HEIGHT },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
    acceptDownloads: false,
    // Whatever is not for the page's own server goes to a proxy that is nowhere, redirects and sockets included.
    proxy: { server: 'http://nowhere.invalid:80', bypass: new URL(url).host },
  });
  try {
    return await Promise.race([
      limit.passed,
      context.then((opened) => opened.newPage()).then((page) => print(page, url)),
    ]);
  } catch (error) {
    throw error instanceof PaperError ? error : explain(error, browser);
  } finally {
    limit.end();
    // A browser that is gone has closed it; one that hangs must not hold the answer.
    void context.then((opened) => opened.close()).catch(() => undefined);
  }
}

async function print(page: Page, url: string): Promise<Uint8Array> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' });
  const response = await page.goto(url, { waitUntil: 'load', timeout: 0 });
  if (response === null || !response.ok()) {
    throw new PaperError(
      'page-failed',
      `The page to print answered ${response?.status() ?? 'nothing'}.`,
      'Open the report in a browser to see why; the server’s log says more.',
    );
  }
  await page.waitForSelector('html[data-paper="ready"]', { state: 'attached', timeout: 0 });
  await page.evaluate(dropLinksToThisServer);
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}

/** An address of a server that may be gone tomorrow is nothing for paper; places in the document stay links. */
const dropLinksToThisServer = (): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const isInDocument = (link.getAttribute('href') ?? '').startsWith('#');
    if (!isInDocument && link.origin === location.origin) link.removeAttribute('href');
  }
};

const timeLimit = (limitMs: number): { readonly passed: Promise<never>; readonly end: () => void } => {
  let end = () => {};
  const passed = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(tooSlow(limitMs)), limitMs);
    end = () => clearTimeout(timer);
  });
  return { passed, end };
};

const tooSlow = (limitMs: number): PaperError =>
  new PaperError(
    'print-timeout',
    `Printing took longer than ${limitMs / 1000} s and was stopped.`,
    'Try again when the machine has less to do.',
  );

function explain(error: unknown, browser: Browser): PaperError {
  const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (!browser.isConnected() || /crashed|has been closed/i.test(text)) {
    return new PaperError(
      'browser-crashed',
      'The browser ended while it printed.',
      'Try again; if it ends again, free memory or name another: PERUNIT_BROWSER=/path/to/chrome.',
    );
  }
  return new PaperError(
    'page-failed',
    `The page could not be printed: ${text}`,
    'Open the report in a browser to see why.',
  );
}
