import 'server-only';

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { browserPath, namedBrowser } from './browser-path';
import { PaperError } from './paper-error';

/** How long a browser is kept for the next print: starting one takes most of a second. */
const IDLE_MS = 60_000;

type Warm = { browser: Promise<Browser>; users: number; idle: NodeJS.Timeout | null };
const key = Symbol.for('perunit.paper.browser');
type Holder = typeof globalThis & { [key]?: Warm };
const holder: Holder = globalThis;

/** The browser that prints here; throws `browser-missing` with what to install. */
export function paperBrowser(): string {
  const found = browserPath({ env: process.env, exists: existsSync, downloaded: chromium.executablePath() });
  if (found !== null) return found;
  const named = namedBrowser({ env: process.env });
  if (named !== null) {
    throw new PaperError(
      'browser-missing',
      `The environment names the browser ${named}, and there is no such file.`,
      'Set PERUNIT_BROWSER to the path of a Chromium or Chrome, or unset it to use one that is installed.',
    );
  }
  throw new PaperError(
    'browser-missing',
    'A PDF is printed by Chromium, and there is none on this machine.',
    'Install one (Debian or Ubuntu: sudo apt-get install -y chromium; elsewhere: npx playwright install chromium), ' +
      'or name yours: PERUNIT_BROWSER=/path/to/chrome.',
  );
}

/** Lends a running browser to `work`; one stays warm for a while after the last use. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const warm = await warmBrowser();
  try {
    return await work(await warm.browser);
  } catch (error) {
    // The page may have hung, or the browser: whoever comes next gets a new one.
    if (error instanceof PaperError && error.code === 'print-timeout') forget(warm);
    throw error;
  } finally {
    warm.users -= 1;
    if (warm.users === 0) endUse(warm);
  }
}

/** Ends the warm browser, if there is one: for a command that is done. */
export async function closePaperBrowser(): Promise<void> {
  const warm = holder[key];
  delete holder[key];
  if (warm?.idle) clearTimeout(warm.idle);
  await warm?.browser.then(
    (browser) => browser.close(),
    () => undefined,
  );
}

async function warmBrowser(): Promise<Warm> {
  const warm = holder[key] ?? { browser: startBrowser(), users: 0, idle: null };
  holder[key] = warm;
  warm.users += 1;
  if (warm.idle !== null) clearTimeout(warm.idle);
  warm.idle = null;
  try {
    if ((await warm.browser).isConnected()) return warm;
  } catch (error) {
    forget(warm);
    throw error;
  }
  forget(warm);
  return warmBrowser();
}

const forget = (warm: Warm): void => {
  if (holder[key] === warm) delete holder[key];
};

function endUse(warm: Warm): void {
  const close = () => {
    forget(warm);
    void warm.browser.then((browser) => browser.close()).catch(() => undefined);
  };
  if (holder[key] !== warm) close();
  // A process that is done does not wait for it; Playwright ends the browser when the process exits.
  else warm.idle = setTimeout(close, IDLE_MS).unref();
}

async function startBrowser(): Promise<Browser> {
  const executablePath = paperBrowser();
  const scratch = mkdtempSync(join(tmpdir(), 'perunit-paper-'));
  const clear = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  try {
    const browser = await chromium.launch(launchOptions(executablePath, scratch));
    process.once('exit', clear);
    browser.once('disconnected', () => {
      process.off('exit', clear);
      clear();
    });
    return browser;
  } catch (error) {
    clear();
    const reason = error instanceof Error ? firstLines(error.message) : String(error);
    throw new PaperError(
      'browser-failed',
      `The browser ${executablePath} does not start: ${reason}`,
      'Start it by hand to see why, or name another: PERUNIT_BROWSER=/path/to/chrome.',
    );
  }
}

/** Playwright removes the profile itself; what a crashed browser leaves beside it lies in `scratch`. */
const launchOptions = (executablePath: string, scratch: string): LaunchOptions => ({
  executablePath,
  args: browserArguments(),
  env: { ...process.env, TMPDIR: scratch },
  timeout: 30_000,
  // The server and the commands decide themselves when they end.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
});

/** Every name but this machine's is unknown to the browser: neither a page nor the browser itself reaches out. */
const browserArguments = (): string[] => [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const firstLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[╔║╚]/.test(line))
    .slice(0, 3)
    .join(' ');
