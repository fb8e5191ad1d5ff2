const joiner = '\u2060';

/** Line ends, control characters and marks that turn the direction of what follows. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Words that a chat shows as they are: Markdown's signs are escaped, `<`, `>` and `&` are entities (so that `<!channel>`
 * stays words), and an invisible joiner keeps `@name`, `name.example` and `https://` from becoming a mention or a link.
 */
export const chatText = (text: string): string =>
  text
    .replace(unprintable, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_~[\]{}|#!]/g, (sign) => `\\${sign}`)
    .replace(/^(?=\s*(?:[-+=]+|\d+[.)])(?:\s|$))/, joiner)
    .replace(/@|:(?=\/)|\.(?=\p{L})/gu, (sign) => sign + joiner);

/** The same, cut before it is longer than `most` characters; what is cut ends in `…`. */
export const shortChatText = (text: string, most: number): string => {
  const whole = chatText(text);
  if (whole.length <= most) return whole;
  const characters = [...new Intl.Segmenter('en').segment(text.slice(0, most))].map(({ segment }) => segment);
  const shown = (count: number): string => `${chatText(characters.slice(0, count).join('').trimEnd())}…`;
  let count = characters.length;
  while (count > 0 && shown(count).length > most) count -= 1;
  return shown(count);
};
