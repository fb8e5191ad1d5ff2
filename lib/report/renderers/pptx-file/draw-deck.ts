import PptxGenJS from 'pptxgenjs';
import { content, FONT, inks, SLIDE } from '../../slides/look';
import type { Deck, Slide } from '../../slides/slide';
import { lineCount } from '../../slides/text-width';
import { drawChart } from './draw-chart';
import { drawTable } from './draw-table';
import { drawText } from './draw-text';

const LAYOUT = 'Report';
const FOOT = 7.02;
const TITLE = { x: content.x, y: 0.66, w: content.w, h: 0.92 } as const;
const TITLE_SIZES = [24, 22, 20, 18, 16] as const;

/** The largest size in which a title takes at most two lines. */
const titleSize = (title: string): number =>
  TITLE_SIZES.find((size) => lineCount(title, size, TITLE.w, true) <= 2) ?? 14;

const defineLayout = (file: PptxGenJS, { footer }: Deck): void => {
  const small = { fontFace: FONT, fontSize: 9, color: inks.caption, margin: 0 } as const;
  file.defineSlideMaster({
    title: LAYOUT,
    background: { color: inks.paper },
    objects: [
      { rect: { x: content.x, y: 0.34, w: content.w, h: 0.012, fill: { color: inks.ink } } },
      { text: { text: footer, options: { ...small, x: content.x, y: FOOT, w: 10, h: 0.24 } } },
      {
        placeholder: {
          options: {
            ...TITLE,
            name: 'title',
            type: 'title',
            fontFace: FONT,
            fontSize: 24,
            bold: true,
            color: inks.ink,
            align: 'left',
            valign: 'top',
            margin: 0,
          },
          text: '',
        },
      },
    ],
    slideNumber: { ...small, x: content.x + content.w - 1, y: FOOT, w: 1, h: 0.24, align: 'right', valign: 'middle' },
  });
};

const drawSlide = (file: PptxGenJS, { kicker, title, parts, notes }: Slide): void => {
  const slide = file.addSlide({ masterName: LAYOUT });
  // The placeholder's own size would win over one for the whole box.
  slide.addText([{ text: title, options: { fontSize: titleSize(title) } }], { placeholder: 'title' });
  drawText(slide, {
    kind: 'text',
    at: { x: content.x, y: 0.4, w: content.w, h: 0.22 },
    size: 11,
    paragraphs: [[{ text: kicker, ink: inks.caption }]],
  });
  for (const part of parts) {
    if (part.kind === 'text') drawText(slide, part);
    if (part.kind === 'table') drawTable(slide, part);
    if (part.kind === 'chart') drawChart(slide, part);
  }
  slide.addNotes(notes.join('\n'));
};

/** Draws a deck with pptxgenjs; what comes out is a package that still has its slips. */
export const drawDeck = async (deck: Deck): Promise<Uint8Array> => {
  const file = new PptxGenJS();
  file.defineLayout({ name: 'report', width: SLIDE.width, height: SLIDE.height });
  file.layout = 'report';
  file.title = deck.title;
  file.author = deck.organisation;
  file.company = deck.organisation;
  file.subject = deck.footer;
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  defineLayout(file, deck);
  for (const slide of deck.slides) drawSlide(file, slide);
  const bytes = await file.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('pptxgenjs gave no bytes.');
  return bytes;
};
