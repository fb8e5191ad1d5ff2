import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  /** The text of each page, lines apart. */
  readonly pages: readonly string[];
  readonly title: string;
  readonly isTagged: boolean;
  /** Titles with their depth, from 0, in the order of the document. */
  readonly bookmarks: readonly { readonly title: string; readonly depth: number }[];
  readonly links: readonly string[];
};

type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getOutline']>>;

const flatten = (items: Outline, depth = 0): ReadPdf['bookmarks'][number][] =>
  (items ?? []).flatMap(({ title, items: below }) => [{ title, depth }, ...flatten(below, depth + 1)]);

/** What a reader of the PDF can select, jump to and hear. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const { url } of await page.getAnnotations()) if (typeof url === 'string') links.push(url);
  }
  const [metadata, marks, outline] = await Promise.all([pdf.getMetadata(), pdf.getMarkInfo(), pdf.getOutline()]);
  const title = 'Title' in metadata.info ? String(metadata.info.Title) : '';
  await pdf.destroy();
  return { pages, title, isTagged: marks?.Marked === true, bookmarks: flatten(outline), links };
}
