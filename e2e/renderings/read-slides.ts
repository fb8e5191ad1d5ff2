import JSZip from 'jszip';

export type ReadSlide = {
  readonly title: string;
  /** Each shape's and each cell's words. */
  readonly texts: readonly string[];
  /** Each row of its tables, cell by cell. */
  readonly rows: readonly (readonly string[])[];
};

export type ReadDeck = {
  readonly slides: readonly ReadSlide[];
  /** The values behind each chart, series by series. */
  readonly charts: readonly (readonly (readonly number[])[])[];
};

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>.*?</${name}>`, 'gs'))].map(([text]) => text);

/** Words of one shape or cell, paragraphs apart. */
const wordsOf = (xml: string): string =>
  elements(xml, 'a:p')
    .map((paragraph) => [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => plain(text)).join(''))
    .join('\n');

const readSlide = (xml: string): ReadSlide => {
  const shapes = elements(xml, 'p:sp');
  const rows = elements(xml, 'a:tr').map((row) => elements(row, 'a:tc').map(wordsOf));
  const title = shapes.find((shape) => shape.includes('type="title"'));
  return { title: title === undefined ? '' : wordsOf(title), texts: [...shapes.map(wordsOf), ...rows.flat()], rows };
};

const seriesOf = (xml: string): number[][] =>
  elements(xml, 'c:ser').map((series) =>
    elements(series, 'c:val').flatMap((values) =>
      [...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, text = '']) => Number(text)),
    ),
  );

/** What the slides of a file show, and what their charts are drawn from. */
export async function readDeck(bytes: Uint8Array): Promise<ReadDeck> {
  const { files } = await JSZip.loadAsync(bytes);
  const partsIn = async (folder: string): Promise<string[]> => {
    const parts = Object.values(files).filter(({ name }) => name.startsWith(folder) && name.endsWith('.xml'));
    return Promise.all(parts.map((part) => part.async('string')));
  };
  const [slides, charts] = await Promise.all([partsIn('ppt/slides/'), partsIn('ppt/charts/')]);
  return { slides: slides.map(readSlide), charts: charts.map(seriesOf) };
}
