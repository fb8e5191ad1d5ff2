import { Command, Option } from 'commander';
import { type CostBasis, costBases } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import { explain } from '../../lib/provenance/explain';
import type { Explanation, StatedExplanation } from '../../lib/provenance/explanation';
import { stateWords } from '../../lib/report/document-words';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { formatTable } from '../print-table';
import { readMonth } from '../report-month';

type Options = {
  readonly basis?: CostBasis;
  readonly edition?: string;
  readonly json: boolean;
  readonly demo: boolean;
};

const sumLine = ({ sum }: Explanation): string[] => {
  if (sum === null) return [];
  return [
    sum.isEqual ? `They sum to it exactly: ${sum.exact}.` : `They sum to ${sum.exact}, which is not the amount above.`,
  ];
};

const recordLines = ({ records }: Explanation): string[] =>
  records.map(({ what, from, by, at }) => {
    const since = from === null ? 'from the beginning' : `from ${from}`;
    return `${what}, ${since}: ${by === null ? 'comes with Perunit' : `recorded by ${by} on ${at}`}`;
  });

const importLines = ({ imports }: Explanation): string[] =>
  imports.map(
    ({ importId, name, format, rows, sha256, by, at }) =>
      `Import ${importId}: ${name} (${format}, ${rows} rows), SHA-256 ${sha256}, by ${by}${at === null ? '' : ` on ${at}`}`,
  );

/** The options that the next level has to be asked with too. */
const keptOptions = ({ basis, demo }: Options): string =>
  `${basis === undefined ? '' : ` --basis ${basis}`}${demo ? ' --demo' : ''}`;

const partLines = (explanation: Explanation, options: Options): string[] => {
  const { parts, partsBy } = explanation;
  if (partsBy === null) return [];
  const rows = parts.map(({ label, text, exact, note }) => [label, text, exact ?? '', note ?? '']);
  const next = parts.find(({ of }) => of !== null);
  return [
    '',
    formatTable([[`By ${partsBy}`, 'Amount', 'Exact', ''], ...rows], [1, 2]),
    ...sumLine(explanation),
    ...(next === undefined
      ? []
      : [`One level further: npx perunit explain ${next.month} '${next.of}'${keptOptions(options)}`]),
  ];
};

const printedLines = ({ printed, text }: Explanation): string[] => {
  if (printed === null || printed.edition === null) return [];
  const prints = `Edition ${printed.edition} prints ${printed.text}`;
  return [printed.isSame ? `${prints}, and the data still give the same.` : `${prints}; the data now give ${text}.`];
};

const print = (explanation: StatedExplanation, options: Options): void => {
  const { title, text, exact, reason, formula, notes } = explanation;
  console.log(`${title}: ${text}${exact === null ? '' : ` (${exact})`}`);
  console.log(stateWords(explanation));
  if (reason !== null) console.log(reason);
  for (const line of printedLines(explanation)) console.log(line);
  if (formula !== null) console.log(`${formula.text}\n= ${formula.values}`);
  for (const note of notes) console.log(note);
  for (const line of partLines(explanation, options)) console.log(line);
  const sources = [...recordLines(explanation), ...importLines(explanation)];
  if (sources.length > 0) console.log(`\n${sources.join('\n')}`);
};

const runExplain = (month: Month, of: string, options: Options): void => {
  const { basis, edition, json, demo } = options;
  const db = openOrganisation({ demo });
  if (db === null) {
    console.error('There is no data yet. Import a bill with `npx perunit import <file>`.');
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  const asked = { month, of, ...(basis !== undefined && { basis }), ...(edition !== undefined && { edition }) };
  const explanation = explain(db, asked);
  if (explanation === null) {
    console.error(
      `“${of}” names nothing: ask for a KPI (apwc), a measure (cost.production), a part of cost (cost?account=…) or a figure of the report by its id (figure.scorecard.APWC.change).`,
    );
    process.exitCode = EXIT_CODES.usage;
    return;
  }
  if (json) console.log(JSON.stringify(explanation, null, 2));
  else print(explanation, options);
};

export const explainCommand = new Command('explain')
  .description('Where a figure comes from: formula, measures, cost by the next dimension down, lines, days, files.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .argument(
    '<figure>',
    'apwc, cost.production, cost?environment=production&account=…, or a figure of the report: figure.<id>',
  )
  .addOption(new Option('--basis <basis>', 'the cost basis (default: the setting)').choices([...costBases]))
  .option('--edition <edition>', 'the edition that a figure of the report stands in, 61.1')
  .option('--json', 'print the explanation with exact decimals', false)
  .option('--demo', 'read the demo organisation', false)
  .action(runExplain);
