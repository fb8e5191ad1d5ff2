import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  /** The text of each page, lines apart. */
  readonly pages: readonly string[];
  readonly title: string;
  readonly isTagged: boolean;
  /** Titles with their depth, from 0, in the order of the document. */
  readonly bookmarks: readonly { readonly title: string; readonly depth: number }[];
  readonly links: readonly string[];
};

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

const flatten = (items: Outline, depth = 0): ReadPdf['bookmarks'][number][] =>
  (items ?? []).flatMap(({ title, items: below }) => [{ title, depth }, ...flatten(below, depth + 1)]);

type Content = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getTextContent']>>;
type Run = Extract<Content['items'][number], { str: string }>;

/** More than this between two pieces of text, in points, and they are not one word. */
const GAP = 1;

const isApart = (before: Run, run: Run): boolean =>
  Math.abs(run.transform[5] - before.transform[5]) > GAP ||
  Math.abs(run.transform[4] - before.transform[4] - before.width) > GAP;

/** The text of a page: lines apart, and what only looks like a line (two labels of a chart) apart too. */
const textOf = ({ items }: Content): string => {
  const runs = items.filter((item): item is Run => 'str' in item);
  return runs
    .map((run, index) => {
      const before = runs[index - 1];
      const gap = before !== undefined && !before.hasEOL && isApart(before, run) ? ' ' : '';
      return `${gap}${run.str}${run.hasEOL ? '\n' : ''}`;
    })
    .join('');
};

/** What a reader of the PDF can select, jump to and hear. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(textOf(await page.getTextContent()));
    for (const { url } of await page.getAnnotations()) if (typeof url === 'string') links.push(url);
  }
  const [metadata, marks, outline] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo(), pdf.getOutline()]);
  const title = 'Title' in metadata.info ? String(metadata.info.Title) : '';
  await pdf.destroy();
  return { pages, title, isTagged: marks?.Marked === true, bookmarks: flatten(outline), links };
}
