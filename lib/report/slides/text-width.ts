const narrow = /[ .,:;!|'’ijlftrI()\-–]/;
const wide = /[A-ZMWmw%@+−$]/;

const POINTS_PER_INCH = 72;

/** About how wide a text in Arial is, in inches; a little more rather than less. */
export const textWidth = (text: string, size: number): number => {
  let ems = 0;
  for (const letter of text) ems += narrow.test(letter) ? 0.32 : wide.test(letter) ? 0.7 : 0.56;
  return (ems * size) / POINTS_PER_INCH;
};

/** About how many lines a text takes in a width of so many inches; at least one. */
export const lineCount = (text: string, size: number, width: number): number =>
  Math.max(1, Math.ceil(textWidth(text, size) / width));
