/** What vendors call our columns; the first header that fits is taken, and no other twice. */
const patterns: readonly (readonly [column: string, pattern: RegExp])[] = [
  ['month', /^(billing )?(month|period|date)\b/i],
  ['date', /^(day|date)\b/i],
  ['account_id', /^(aws |linked |usage )?account( ?id| ?number)?$/i],
  ['gross_saving', /(gross|total)? ?sav(ed|ing|ings)\b/i],
  ['fee', /^(?!.*%).*\bfee\b/i],
  ['refund', /\brefund/i],
  ['vendor', /^(vendor|provider|supplier)$/i],
  ['currency', /^currency/i],
  ['product', /^(product|service)\b/i],
  ['amount', /^(amount|budget|cost)\b/i],
  ['note', /^(note|comment)/i],
];

/** Which of our columns each of a file's headers probably is; a person corrects it. */
export const guessColumns = (header: readonly string[], ours: readonly string[]): Record<string, string> => {
  const guesses: Record<string, string> = {};
  const take = (theirs: string | undefined, own: string) => {
    if (theirs !== undefined && theirs !== '') guesses[theirs] = own;
  };
  const isFree = (theirs: string) => guesses[theirs] === undefined;
  for (const own of ours)
    take(
      header.find((one) => one.trim().toLowerCase() === own),
      own,
    );
  for (const [own, pattern] of patterns) {
    if (!ours.includes(own) || Object.values(guesses).includes(own)) continue;
    take(
      header.find((one) => isFree(one) && pattern.test(one.trim())),
      own,
    );
  }
  return guesses;
};
