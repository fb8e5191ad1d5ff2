const special = /[.*+?^${}()|[\]\\]/g;
const alternatives = /\(([^()]*\|[^()]*)\)/g;

const literal = (text: string): string => text.replace(special, '\\$&');
const withStars = (text: string): string => text.split(/\*+/).map(literal).join('[\\s\\S]*');

const groupSource = (inner: string): string => `(?:${inner.split('|').map(withStars).join('|')})`;

const globSource = (pattern: string): string => {
  let source = '';
  let from = 0;
  for (const match of pattern.matchAll(alternatives)) {
    source += withStars(pattern.slice(from, match.index)) + groupSource(match[1] ?? '');
    from = match.index + match[0].length;
  }
  return source + withStars(pattern.slice(from));
};

/** How many distinct values a pattern remembers its answer for. */
const MAX_REMEMBERED = 20_000;

/**
 * Whether a whole value matches a pattern: `*` is any text, `(a|b)` alternatives, all else stands for itself, case and
 * parentheses without a `|` included.
 */
export const compileGlob = (pattern: string): ((value: string) => boolean) => {
  const expression = new RegExp(`^${globSource(pattern)}$`);
  const remembered = new Map<string, boolean>();
  return (value) => {
    const known = remembered.get(value);
    if (known !== undefined) return known;
    const answer = expression.test(value);
    if (remembered.size < MAX_REMEMBERED) remembered.set(value, answer);
    return answer;
  };
};
