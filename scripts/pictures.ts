import { mkdirSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { closePaperBrowser } from '../lib/paper/browser';
import { startDemoServer } from './pictures/demo-server';
import { takeDocumentPictures } from './pictures/document-pictures';
import { type PictureOrder, takePagePictures } from './pictures/page-pictures';

const FOLDER = 'pictures';

type Options = { readonly url?: string; readonly month: string };

const say = (what: string, outcome: string[] | string): void =>
  console.log(typeof outcome === 'string' ? `✗ ${what}: ${outcome}` : `✓ ${what}: ${outcome.length} pictures`);

async function takeAll(order: PictureOrder): Promise<void> {
  rmSync(order.folder, { recursive: true, force: true });
  mkdirSync(order.folder, { recursive: true });
  say('page', await takePagePictures(order));
  say('PDF', await takeDocumentPictures(order, { format: 'pdf', name: 'pdf-page' }));
  say('slides', await takeDocumentPictures(order, { format: 'pptx', name: 'slide' }));
}

async function takePictures({ url, month }: Options): Promise<void> {
  const server = url === undefined ? await startDemoServer() : null;
  try {
    await takeAll({ url: new URL(url ?? server?.url ?? '').origin, month, folder: FOLDER });
  } finally {
    await closePaperBrowser();
    await server?.stop();
  }
}

await new Command('pictures')
  .description('Fill the folder “pictures” with the demo’s report: the page, each page of the PDF, each slide.')
  .option('--url <url>', 'a running server (default: the built app, started for this)')
  .option('--month <YYYY-MM>', 'which report', '2026-01')
  .action(takePictures)
  .parseAsync();
