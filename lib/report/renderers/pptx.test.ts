import { XMLValidator } from 'fast-xml-parser';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportOutline } from '../outline/report-outline';
import { reportDeck } from '../slides/deck';
import type { ChartPart, Slide } from '../slides/slide';
import { lineCount } from '../slides/text-width';
import { sampleInputs } from '../testing/sample-inputs';
import { renderPptx } from './pptx';

const report = buildMonthlyReport(sampleInputs());
const deck = reportDeck(report);

type Parts = ReadonlyMap<string, string>;

const open = async (bytes: Uint8Array): Promise<{ parts: Parts; zip: JSZip }> => {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files);
  const parts = await Promise.all(
    files.map(async (file): Promise<[string, string]> => [file.name, await file.async('text')]),
  );
  return { parts: new Map(parts), zip };
};

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const texts = (xml: string): string[] => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => plain(text));

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>.*?</${name}>`, 'gs'))].map(([text]) => text);

const titleOf = (xml: string): string => {
  const shape = elements(xml, 'p:sp').find((each) => each.includes('type="title"'));
  return shape === undefined ? '' : texts(shape).join('');
};

const chartsOf = (slides: readonly Slide[]): ChartPart[] =>
  slides.flatMap(({ parts }) => parts).filter((part) => part.kind === 'chart');

let bytes: Uint8Array;
let parts: Parts;
let zip: JSZip;

beforeAll(async () => {
  bytes = await renderPptx(report);
  ({ parts, zip } = await open(bytes));
});

const slideXml = (number: number): string => parts.get(`ppt/slides/slide${number}.xml`) ?? '';

describe('the package', () => {
  it('is the same bytes from the same document, even after other decks were made', async () => {
    await renderPptx(buildMonthlyReport(sampleInputs({ month: '2025-06' })));
    expect(await renderPptx(report)).toEqual(bytes);
  });

  it('holds well-formed XML and no folders', () => {
    for (const [path, xml] of parts) {
      expect(path.endsWith('/'), path).toBe(false);
      if (path.endsWith('.xml') || path.endsWith('.rels')) expect(XMLValidator.validate(xml), path).toBe(true);
    }
  });

  it('gives every part a content type, and types to no part that is missing', () => {
    const types = parts.get('[Content_Types].xml') ?? '';
    const overrides = [...types.matchAll(/<Override PartName="\/([^"]+)"/g)].map(([, path = '']) => path);
    const defaults = [...types.matchAll(/<Default Extension="([^"]+)"/g)].map(([, extension = '']) => extension);
    expect(overrides.filter((path) => !parts.has(path))).toEqual([]);
    expect(new Set(overrides).size).toBe(overrides.length);
    for (const path of parts.keys()) {
      const extension = path.slice(path.lastIndexOf('.') + 1);
      const isTyped = overrides.includes(path) || (extension !== 'xml' && defaults.includes(extension));
      expect(isTyped || path === '[Content_Types].xml', path).toBe(true);
    }
    expect(defaults.every((extension) => [...parts.keys()].some((path) => path.endsWith(`.${extension}`)))).toBe(true);
  });

  it('relates parts only to parts that are there', () => {
    for (const [path, xml] of parts) {
      if (!path.endsWith('.rels')) continue;
      const from = path.replace('_rels/', '').replace(/[^/]+$/, '');
      for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g)) {
        const { pathname } = new URL(target, `http://package/${from}`);
        expect(parts.has(pathname.slice(1)), `${path}: ${target}`).toBe(true);
      }
    }
  });

  it('says no other day than the document’s', () => {
    expect(parts.get('docProps/core.xml')).toContain('2026-02-10T00:00:00Z');
    expect(Object.values(zip.files).every(({ date }) => date.getUTCFullYear() === 1980)).toBe(true);
  });
});

it('is valid with names that XML can not hold as they are', async () => {
  const organisation = { id: 'own' as const, name: 'A & B <"x">\u0001\ud800' };
  const odd = await open(await renderPptx({ ...report, organisation }));
  for (const [path, xml] of odd.parts) {
    if (!path.endsWith('.xml')) continue;
    expect(XMLValidator.validate(xml), path).toBe(true);
    expect(xml.includes('\u0001'), path).toBe(false);
  }
  expect(texts(odd.parts.get('ppt/slides/slide1.xml') ?? '')).toContain('A & B <"x">');
});

describe('the slides', () => {
  it('are at most 16', () => {
    const slides = [...parts.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    expect(slides.length).toBe(deck.slides.length);
    expect(slides.length).toBeLessThanOrEqual(16);
  });

  it('have a finding each as their title, none twice', () => {
    const titles = deck.slides.map((_, index) => titleOf(slideXml(index + 1)));
    expect(titles).toEqual(deck.slides.map(({ title }) => title));
    expect(new Set(titles).size).toBe(titles.length);
    for (const { outline } of reportOutline(report)) expect(titles).toContain(outline.finding.text);
  });

  it('have titles of at most two lines', () => {
    for (const [index, { title }] of deck.slides.entries()) {
      const size = Number(/type="title"\/>.*?<a:rPr [^>]*sz="(\d+)"/s.exec(slideXml(index + 1))?.[1]) / 100;
      expect(lineCount(title, size, 12.13, true), title).toBeLessThanOrEqual(2);
    }
  });

  it('have shapes with ids of their own', () => {
    for (const [index] of deck.slides.entries()) {
      const ids = [...slideXml(index + 1).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('show native tables whose cells are the deck’s, one by one', () => {
    for (const [index, { parts: shown }] of deck.slides.entries()) {
      const cells = elements(slideXml(index + 1), 'a:tc').map((cell) => texts(cell).join(''));
      const expected = shown.flatMap((part) =>
        part.kind !== 'table' || part.rows.length === 0
          ? []
          : [
              ...(part.hasHead ? part.columns.map(({ head }) => head) : []),
              ...part.rows.flatMap(({ cells: row }) => row.map((runs) => runs.map(({ text }) => text).join(''))),
            ],
      );
      expect(cells).toEqual(expected.map((text) => text.replaceAll('\n', '')));
    }
  });

  it('have speaker notes with the sources, a paragraph for each line', () => {
    for (const [index, { notes }] of deck.slides.entries()) {
      const xml = parts.get(`ppt/notesSlides/notesSlide${index + 1}.xml`) ?? '';
      expect(texts(xml).slice(0, notes.length)).toEqual(notes);
      expect(notes).toContain('Sources');
    }
  });
});

describe('the charts', () => {
  it('are native: a chart part and a workbook each, and no picture anywhere', () => {
    const charts = chartsOf(deck.slides);
    expect(charts.length).toBeGreaterThan(8);
    for (const [index] of charts.entries()) {
      expect(parts.get(`ppt/charts/chart${index + 1}.xml`)).toContain('<c:chartSpace');
      expect(parts.has(`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`)).toBe(true);
    }
    expect([...parts.keys()].filter((path) => path.startsWith('ppt/media/'))).toEqual([]);
    expect([...parts.values()].some((xml) => xml.includes('<p:pic>'))).toBe(false);
  });

  it('hold the document’s exact values, in the drawing and in its workbook', async () => {
    for (const [index, chart] of chartsOf(deck.slides).entries()) {
      const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
      const drawn = elements(parts.get(`ppt/charts/chart${index + 1}.xml`) ?? '', 'c:val');
      const points = drawn.flatMap((xml) =>
        [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
      );
      expect(points.sort()).toEqual(values.map(Number).sort());
      const workbook = await zip.file(`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`)?.async('uint8array');
      const sheet = (await open(workbook ?? new Uint8Array())).parts.get('xl/worksheets/sheet1.xml') ?? '';
      const cells = [...sheet.matchAll(/<c r="[B-Z]\d+"><v>([^<]*)<\/v>/g)].map(([, value]) => value);
      expect(cells.sort()).toEqual([...values].sort());
    }
  });
});
