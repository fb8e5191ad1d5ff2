import type { Figure, Sentence } from './schema/figure';

export type { Sentence };

type Part = Figure | Sentence | string | null;

const textOf = (part: Part | undefined): string => {
  if (part === null || part === undefined) return '';
  return typeof part === 'string' ? part : part.text;
};

const figuresOf = (part: Part): readonly Figure[] => {
  if (part === null || typeof part === 'string') return [];
  return 'figures' in part ? part.figures : [part];
};

/** A template of words, figures and other sentences: its text, with every figure that stands in it. */
export const sentence = (words: TemplateStringsArray, ...parts: readonly Part[]): Sentence => ({
  text: words.map((word, index) => word + textOf(parts[index])).join(''),
  figures: parts.flatMap(figuresOf),
});
