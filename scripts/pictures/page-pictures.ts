import { join } from 'node:path';
import { withBrowser } from '../../lib/paper/browser';

const widths = [1440, 390] as const;
const themes = ['light', 'dark'] as const;

export type PictureOrder = {
  /** The server's address, without a path. */
  readonly url: string;
  readonly month: string;
  readonly folder: string;
};

/** The report page as people see it: two widths, two themes, each in full length. @returns the files written */
export const takePagePictures = ({ url, month, folder }: PictureOrder): Promise<string[]> =>
  withBrowser(async (browser) => {
    const files: string[] = [];
    for (const width of widths) {
      for (const colorScheme of themes) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        await context.addCookies([{ name: 'perunit-organisation', value: 'demo', url }]);
        const page = await context.newPage();
        await page.goto(`${url}/reports/${month}`, { waitUntil: 'networkidle' });
        const file = join(folder, `page-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        await context.close();
        files.push(file);
      }
    }
    return files;
  });
