import 'server-only';
import { countOf } from '../../report/format/words';
import type { ImportOutcome } from '../import-outcome';

const words: Readonly<Record<ImportOutcome['result'], string>> = {
  imported: 'imported',
  replaced: 'replaced what was there',
  unchanged: 'unchanged, the same bytes count already',
  refused: 'refused',
  waiting: 'waits for a person on the Data page',
};

const foundWords = ({ preview, result }: ImportOutcome): string => {
  if (preview === null || result === 'unchanged' || preview.kind !== 'bill') return '';
  const months = preview.months.map(
    ({ month, rows, billed }) => `${month}: ${countOf(rows, 'row')}, billed ${billed} ${preview.currency ?? ''}`,
  );
  return months.length === 0 ? '' : ` (${months.join('; ').trim()})`;
};

/** What became of one delivery set, as a line of a pull's log. */
export const outcomeInWords = (outcome: ImportOutcome): string => {
  const why = outcome.problems.map(({ text, remedy }) => ` ${text} ${remedy}`).join('');
  return `${outcome.name}: ${words[outcome.result]}${foundWords(outcome)}.${why}`;
};
