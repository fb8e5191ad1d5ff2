import type { Deck } from '../../slides/slide';

/** What XML can not hold at all, escaped or not: control characters but for tab and line ends, and half characters. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** The deck without the characters that no XML file may hold: names come from files that people made. */
export const cleanText = (deck: Deck): Deck =>
  JSON.parse(JSON.stringify(deck), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(unwritable, '') : value,
  ) as Deck;
