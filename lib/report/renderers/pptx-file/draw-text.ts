import type { default as PptxGenJS } from 'pptxgenjs';
import { FONT, inks } from '../../slides/look';
import type { TextPart } from '../../slides/slide';

type TextProps = PptxGenJS.TextProps;

const runsOf = ({ paragraphs, size }: TextPart): TextProps[] =>
  paragraphs.flatMap((paragraph, at) =>
    paragraph.map((run, index) => ({
      text: run.text,
      options: {
        fontSize: run.size ?? size,
        color: run.ink ?? inks.ink,
        bold: run.isBold === true,
        breakLine: index === paragraph.length - 1 && at < paragraphs.length - 1,
      },
    })),
  );

/** Adds words in a box of their own, on a ground when they have one. */
export const drawText = (slide: PptxGenJS.Slide, part: TextPart): void => {
  slide.addText(runsOf(part), {
    ...part.at,
    fontFace: FONT,
    margin: part.ground === undefined ? 0 : 8,
    valign: part.anchor ?? 'top',
    fit: 'none',
    ...(part.ground === undefined ? {} : { fill: { color: part.ground } }),
  });
};
