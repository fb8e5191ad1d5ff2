import 'server-only';

/** Line ends, control characters and marks that turn the direction of what follows. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Words on one line, as they are. */
export const plainWords = (text: string): string => text.replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();

/** The same, cut before it is longer than `most` characters; what is cut ends in `…`. */
export const shortWords = (text: string, most: number): string => {
  const whole = plainWords(text);
  if (whole.length <= most) return whole;
  const characters = [...new Intl.Segmenter('en').segment(whole.slice(0, most))].map(({ segment }) => segment);
  return `${characters.slice(0, -1).join('').trimEnd()}…`;
};
