import type { ImportPreview } from '../../db/queries/import-preview';
import type { IngestProblem } from '../../lib/ingest/types';
import type { ImportOutcome } from '../../lib/jobs/import-outcome';
import { restatedMonthInWords } from '../../lib/report/restatement/restates-words';

const listedRejects = 20;

const placeWords = ({ line, column, value }: Pick<IngestProblem, 'line' | 'column' | 'value'>): string =>
  [
    line === null ? '' : `line ${line}`,
    column === null ? '' : `column ${column}`,
    value === null ? '' : `value “${value}”`,
  ]
    .filter((word) => word !== '')
    .join(', ');

/** A value that the sentence says itself is not said before it. */
const withoutRepeat = ({ line, column, value, text }: IngestProblem) => ({
  ...{ line, column },
  value: value !== null && text.includes(value) ? null : value,
});

const problemLines = ({ problems, preview }: ImportOutcome): string[] => [
  ...problems.map(
    (problem) =>
      `  ${[placeWords(withoutRepeat(problem)), `${problem.text} ${problem.remedy}`].filter((one) => one !== '').join(': ')}`,
  ),
  ...(preview?.rejects ?? [])
    .slice(0, listedRejects)
    .map((reject) => `  ${placeWords(reject)}: ${reject.reason.replace(/\.$/, '')}. ${reject.remedy}`),
];

const monthLines = ({ months, currency }: ImportPreview): string[] =>
  months.map(
    ({ month, rows, billed, effective }) =>
      `  ${month}  ${rows} rows  billed ${billed}  effective ${effective ?? 'unknown'} ${currency ?? ''}`,
  );

const resultWords = ({ result }: ImportOutcome, dryRun: boolean): string => {
  if (dryRun && result === 'imported') return 'would be imported';
  if (dryRun && result === 'replaced') return 'would replace what is there';
  const words = {
    imported: 'imported',
    replaced: 'replaced what was there',
    unchanged: 'unchanged: imported before',
    refused: 'refused',
    waiting: 'waits for you on the Data page',
  };
  return words[result];
};

/** Says in words what became of one delivery set; a refusal goes to stderr. */
export const printImport = (outcome: ImportOutcome, dryRun: boolean): void => {
  const { name, format, result, preview } = outcome;
  const print = result === 'refused' ? console.error : console.log;
  print(`${name}${format === null ? '' : ` (${format})`}: ${resultWords(outcome, dryRun)}`);
  if (result === 'refused') {
    for (const line of problemLines(outcome)) print(line);
    if (outcome.restates !== undefined) print('  Say --accept-restatement to change signed months.');
    return;
  }
  for (const restated of outcome.restates ?? []) print(`  restates ${restatedMonthInWords(restated)}`);
  if (preview === null) return;
  for (const line of monthLines(preview)) print(line);
  for (const { text } of preview.notices) print(`  note: ${text}`);
  if (preview.unmappedAccounts.length > 0)
    print(`  accounts without an environment: ${preview.unmappedAccounts.join(', ')}`);
};
