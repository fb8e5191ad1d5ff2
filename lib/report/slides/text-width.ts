/** Widths of Arial's letters in thousandths of their size; Liberation Sans has the same. */
const letterWidths: readonly (readonly [number, string])[] = [
  [191, "'"],
  [222, 'ijl‘’'],
  [278, ' !,./:;I[]ft|\\'],
  [333, '()-r`“”'],
  [355, '"'],
  [389, '*'],
  [500, 'Jcksvxyz'],
  [556, '#$0123456789?L_abdeghnopqu–'],
  [584, '+<=>~−÷'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1000, '…—'],
  [1015, '@'],
];

const known = new Map(letterWidths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])));

const OTHER_LETTER = 650;
const BOLD = 1.08;
const POINTS_PER_INCH = 72;

/** How wide a text in Arial is, in inches; bold type about, and rather more than less. */
export const textWidth = (text: string, size: number, isBold = false): number => {
  const thousandths = [...text].reduce((sum, letter) => sum + (known.get(letter) ?? OTHER_LETTER), 0);
  return (thousandths * size * (isBold ? BOLD : 1)) / 1000 / POINTS_PER_INCH;
};

/** How many lines a text takes in a width of so many inches, broken between words, in a word only where it must. */
export const lineCount = (text: string, size: number, width: number, isBold = false): number => {
  const space = textWidth(' ', size, isBold);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const own = textWidth(word, size, isBold);
    if (used > 0 && used + space + own > width) {
      lines += 1;
      used = 0;
    }
    const reached = used === 0 ? own : used + space + own;
    const broken = Math.max(0, Math.ceil(reached / width) - 1);
    lines += broken;
    used = reached - broken * width;
  }
  return lines;
};
