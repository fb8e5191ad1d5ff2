import type { OutlineCell } from '../outline/outline';
import { inks } from './look';
import type { Ink, Paragraph } from './slide';

/** Plain words as a cell or paragraph. */
export const words = (text: string): Paragraph => [{ text }];

/** Words in the ink of captions. */
export const quiet = (text: string): Paragraph => [{ text, ink: inks.caption }];

/** A square of the colour, then the words: the legend and the table in one. */
export const swatched = (ink: Ink, text: string): Paragraph => [{ text: '■ ', ink }, { text }];

/** What a cell of an outline prints. */
export const cellText = (cell: OutlineCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.text;
};

type Shown = { readonly mark: string; readonly ink: Ink };

const marks: Readonly<Record<string, Shown>> = {
  'on-target': { mark: '✓', ink: inks.good },
  'close-to-limit': { mark: '▲', ink: inks.watch },
  'off-target': { mark: '●', ink: inks.bad },
  'no-target': { mark: '–', ink: inks.none },
};

/** A verdict: its mark and its words, never the colour alone. */
export const verdict = (status: string, text: string, isWarning = false): Paragraph => {
  const { mark, ink } = isWarning ? { mark: '▲', ink: inks.watch } : (marks[status] ?? { mark: '○', ink: inks.none });
  return [
    { text: `${mark} `, ink },
    { text, ink, isBold: status !== 'no-target' || isWarning },
  ];
};
