import { inks } from './look';
import type { Box, Paragraph, TextPart } from './slide';
import { lineCount } from './text-width';

/** The line above a chart or table: what it shows, then unit and period. */
export const caption = (at: Box, title: string, rest: string): TextPart => ({
  kind: 'text',
  at: { ...at, h: 0.28 },
  size: 11,
  paragraphs: [
    [
      { text: `${title}  `, isBold: true },
      { text: rest, ink: inks.caption },
    ],
  ],
});

const SIZES = [11, 10, 9] as const;
const LINE = 1.22 / 72;
const ELSEWHERE = 'More in the speaker notes.';

/** How many of the sentences, from the first on, have room in a box at this size. */
const howManyFit = ({ w, h }: Box, sentences: readonly string[], size: number): number => {
  let left = Math.floor(h / (size * LINE));
  const fitting = sentences.findIndex((text) => {
    left -= lineCount(text, size, w);
    return left < 0;
  });
  return fitting === -1 ? sentences.length : fitting;
};

/** Sentences below a table, as many as there is room for; the speaker notes have all of them. */
export const footnotes = (at: Box, sentences: readonly string[]): TextPart[] => {
  if (sentences.length === 0) return [];
  const size = SIZES.find((each) => howManyFit(at, sentences, each) === sentences.length) ?? 9;
  const room = howManyFit(at, sentences, size);
  const shown = room === sentences.length ? sentences : [...sentences.slice(0, Math.max(0, room - 1)), ELSEWHERE];
  return [
    {
      kind: 'text',
      at,
      size,
      paragraphs: shown.map((text): Paragraph => [{ text, ink: inks.secondary }]),
    },
  ];
};
