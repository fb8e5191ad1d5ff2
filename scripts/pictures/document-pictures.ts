import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PictureOrder } from './page-pictures';
import { runProgram } from './run-program';

const DOTS_PER_INCH = '110';

type Rendering = { readonly format: 'pdf' | 'pptx'; readonly name: string };

/** Every page of the PDF, or every slide, as a picture. @returns the files written, or why there are none */
export async function takeDocumentPictures(order: PictureOrder, rendering: Rendering): Promise<string[] | string> {
  const scratch = mkdtempSync(join(tmpdir(), 'perunit-pictures-'));
  try {
    const file = join(scratch, `report.${rendering.format}`);
    writeFileSync(file, await downloadReport(order, rendering.format));
    if (rendering.format === 'pptx' && !(await convertToPdf(file, scratch))) {
      return 'LibreOffice (soffice) is not installed, so there are no pictures of the slides.';
    }
    const stem = join(order.folder, rendering.name);
    if (!(await runProgram('pdftoppm', ['-r', DOTS_PER_INCH, '-png', join(scratch, 'report.pdf'), stem]))) {
      return `Poppler (pdftoppm) is not installed, so there are no pictures of the ${rendering.name}s.`;
    }
    const written = new RegExp(`^${rendering.name}-\\d+\\.png$`);
    return readdirSync(order.folder)
      .filter((name) => written.test(name))
      .map((name) => join(order.folder, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function downloadReport({ url, month }: PictureOrder, format: string): Promise<Uint8Array> {
  const address = `${url}/api/v1/reports/${month}/export/${format}`;
  const response = await fetch(address, { headers: { cookie: 'perunit-organisation=demo' } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A profile of its own: LibreOffice answers nobody while another one with the same profile is open. */
const convertToPdf = (file: string, folder: string): Promise<boolean> =>
  runProgram('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ]);
