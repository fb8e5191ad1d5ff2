import { inks } from './look';
import type { Box, Paragraph, TextPart } from './slide';

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

/** Sentences below a table, in the size of captions. */
export const footnotes = (at: Box, sentences: readonly string[]): TextPart[] =>
  sentences.length === 0
    ? []
    : [
        {
          kind: 'text',
          at,
          size: 11,
          anchor: 'top',
          paragraphs: sentences.map((text): Paragraph => [{ text, ink: inks.secondary }]),
        },
      ];
