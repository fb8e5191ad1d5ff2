import { Fragment } from 'react';
import type { Figure } from '@/lib/report/figure';
import type { Sentence } from '@/lib/report/schema/figure';

type Piece = { readonly at: number; readonly text: string; readonly figure: Figure | null };

/** The sentence cut at its figures, which stand in it in their order. */
const piecesOf = ({ text, figures }: Sentence): Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const figure of figures) {
    const at = text.indexOf(figure.text, end);
    if (at < 0) continue;
    pieces.push({ at: end, text: text.slice(end, at), figure: null }, { at, text: figure.text, figure });
    end = at + figure.text.length;
  }
  return [...pieces, { at: end, text: text.slice(end), figure: null }];
};

/** A sentence whose figures can be opened. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return piecesOf(sentence).map(({ at, text, figure }) =>
    figure === null ? (
      <Fragment key={`${at} words`}>{text}</Fragment>
    ) : (
      <span key={`${at} figure`} data-figure={figure.id}>
        {text}
      </span>
    ),
  );
}
