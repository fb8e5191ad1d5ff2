const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export type BrowserSearch = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** Where Playwright's own download would be. */
  readonly downloaded: string;
};

/** The path that PERUNIT_BROWSER names, or PLAYWRIGHT_CHROMIUM; null when neither says anything. */
export const namedBrowser = ({ env }: Pick<BrowserSearch, 'env'>): string | null =>
  [env['PERUNIT_BROWSER'], env['PLAYWRIGHT_CHROMIUM']].find((path) => path !== undefined && path !== '') ?? null;

/**
 * A Chromium that is installed here: the one that the environment names, one on the PATH or in the usual places, or
 * Playwright's own download. Null when there is none; one that is named and not there is not replaced by another.
 */
export function browserPath(search: BrowserSearch): string | null {
  const named = namedBrowser(search);
  if (named !== null) return search.exists(named) ? named : null;
  const folders = (search.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return [...onPath, ...PLACES, search.downloaded].find(search.exists) ?? null;
}
