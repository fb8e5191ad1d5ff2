'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** A section's paragraph: its Markdown to edit, and what shows it. */
export type ShownParagraph = { readonly markdown: string; readonly writtenBy: string; readonly content: ReactNode };

export type WordsOnPage = {
  readonly month: string;
  readonly currency: string;
  /** Whether a person may write here: on the page of one's own report, not on paper, and not into a sealed edition. */
  readonly canEdit: boolean;
  /** The demo's report on the page: it can be read only. */
  readonly isDemo: boolean;
  /** One's own edition on the page: what is written now is for the next one. */
  readonly isSealed: boolean;
  readonly paragraphs: Readonly<Record<string, ShownParagraph>>;
};

const nothing: WordsOnPage = {
  month: '',
  currency: '',
  canEdit: false,
  isDemo: false,
  isSealed: false,
  paragraphs: {},
};

const WordsContext = createContext(nothing);

/** Tells the sections which report they stand in, whether one may write, and what was written. */
export function WordsProvider({ value, children }: { value: WordsOnPage; children: ReactNode }) {
  return <WordsContext value={value}>{children}</WordsContext>;
}

export const useWords = (): WordsOnPage => useContext(WordsContext);
