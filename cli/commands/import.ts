import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { organisationDatabase } from '../../db/client';
import type { ImportPreview } from '../../db/queries/import-preview';
import { sortInputsByName } from '../../lib/ingest/list-inputs';
import { type NumberFormat, numberFormats } from '../../lib/ingest/records/record-source';
import type { ImportProgress, IngestProblem } from '../../lib/ingest/types';
import { keepOriginalsLater } from '../../lib/jobs/keep-originals-later';
import { type ImportOutcome, runImport } from '../../lib/jobs/run-import';
import { EXIT_CODES } from '../exit-codes';

type Options = {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly acceptRejects: boolean;
  readonly acceptShrink: boolean;
  readonly demo: boolean;
  readonly as?: string;
  readonly numbers: NumberFormat;
};

const costsOf = ({ billed, effective }: { readonly billed: string; readonly effective: string }) => ({
  billed,
  effective,
});

const previewJson = (preview: ImportPreview | null) => ({
  sha256: preview?.sha256 ?? null,
  rows: preview?.rowsRead ?? 0,
  rejected: preview?.rowsRejected ?? 0,
  currency: preview?.currency ?? null,
  months: Object.fromEntries(
    (preview?.months ?? []).map(({ month, rows, billed, effective, list }) => [
      month,
      { rows, billed, effective, list },
    ]),
  ),
  accounts: Object.fromEntries((preview?.accounts ?? []).map((account) => [account.accountId, costsOf(account)])),
  services: Object.fromEntries((preview?.services ?? []).map((service) => [service.service, costsOf(service)])),
  unmappedAccounts: preview?.unmappedAccounts ?? [],
});

/** One line of `--json`: everything about one file, costs as exact decimal strings. */
const outcomeJson = ({ name, format, result, problems, preview }: ImportOutcome) => ({
  file: name,
  format,
  ...previewJson(preview),
  result,
  ...(result === 'refused' ? { errors: [...problems, ...(preview?.rejects ?? [])] } : {}),
});

const placeWords = ({ line, column, value }: Pick<IngestProblem, 'line' | 'column' | 'value'>): string =>
  [
    line === null ? '' : `line ${line}`,
    column === null ? '' : `column ${column}`,
    value === null ? '' : `value “${value}”`,
  ]
    .filter((word) => word !== '')
    .join(', ');

const problemLines = ({ problems, preview }: ImportOutcome): string[] => [
  ...problems.map(
    (problem) =>
      `  ${[placeWords(problem), `${problem.text} ${problem.remedy}`].filter((one) => one !== '').join(': ')}`,
  ),
  ...(preview?.rejects ?? [])
    .slice(0, 20)
    .map((reject) => `  ${placeWords(reject)}: ${reject.reason}. ${reject.remedy}`),
];

const monthLines = ({ months, currency }: ImportPreview): string[] =>
  months.map(
    ({ month, rows, billed, effective }) =>
      `  ${month}  ${rows} rows  billed ${billed}  effective ${effective} ${currency ?? ''}`,
  );

const resultWords = (outcome: ImportOutcome, dryRun: boolean): string => {
  const words = {
    imported: 'imported',
    replaced: 'replaced what was there',
    unchanged: 'unchanged: imported before',
    refused: 'refused',
  };
  return dryRun && outcome.result !== 'refused' ? `would be ${words[outcome.result]}` : words[outcome.result];
};

const printOutcome = (outcome: ImportOutcome, dryRun: boolean): void => {
  const { name, format, result, preview } = outcome;
  const print = result === 'refused' ? console.error : console.log;
  print(`${name}${format === null ? '' : ` (${format})`}: ${resultWords(outcome, dryRun)}`);
  if (preview !== null && result !== 'refused') {
    for (const line of monthLines(preview)) print(line);
    for (const { text } of preview.notices) print(`  note: ${text}`);
    if (preview.unmappedAccounts.length > 0)
      print(`  accounts without an environment: ${preview.unmappedAccounts.join(', ')}`);
  }
  if (result === 'refused') for (const line of problemLines(outcome)) print(line);
};

const showProgress = (isShown: boolean) => {
  const bar = new SingleBar({ format: '{bar} {percentage}% {stage} {left}', clearOnComplete: true, hideCursor: true });
  if (isShown) bar.start(100, 0, { stage: 'detect', left: '' });
  return {
    report: ({ stage, bytesDone, bytesTotal, facts, secondsLeft }: ImportProgress) => {
      if (!isShown) return;
      const share = bytesTotal === 0 ? 0 : Math.floor((bytesDone / bytesTotal) * 100);
      const left = secondsLeft === null ? (facts > 0 ? `${facts} facts` : '') : `${Math.ceil(secondsLeft)} s left`;
      bar.update(share, { stage, left });
    },
    stop: () => bar.stop(),
  };
};

const defaultPerson = () => `${userInfo().username}@${hostname()}`;

/** The files of what counts now; on the command line a file's name is its path. */
const takenFiles = (outcomes: readonly ImportOutcome[]) =>
  outcomes
    .filter(({ importId }) => importId !== null)
    .flatMap(({ preview }) => preview?.files ?? [])
    .map(({ name, bytes, sha256 }) => ({ path: resolve(name), bytes, sha256 }));

const runImportCommand = async (paths: string[], options: Options): Promise<void> => {
  const db = organisationDatabase(options.demo ? 'demo' : 'own');
  const progress = showProgress(!options.json && process.stderr.isTTY === true);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const outcomes = await runImport({
    db,
    inputs: await sortInputsByName(paths),
    by: options.as ?? defaultPerson(),
    dryRun: options.dryRun,
    acceptRejects: options.acceptRejects,
    acceptShrink: options.acceptShrink,
    numberFormat: options.numbers,
    signal: cancel.signal,
    onProgress: progress.report,
    onOutcome: (outcome) => {
      if (options.json) console.log(JSON.stringify(outcomeJson(outcome)));
    },
  }).finally(progress.stop);
  if (!options.json) for (const outcome of outcomes) printOutcome(outcome, options.dryRun);
  keepOriginalsLater(db, takenFiles(outcomes));
  if (outcomes.some(({ result }) => result === 'refused')) process.exitCode = EXIT_CODES.refused;
  if (cancel.signal.aborted) process.exitCode = EXIT_CODES.interrupted;
};

export const importCommand = new Command('import')
  .description('Import billing exports (FOCUS, CUR) and Perunit’s own CSVs: files, or folders with their manifest.')
  .argument('<path...>', 'files and folders; loose files of one month belong together')
  .option('--json', 'print one JSON object for each file, with exact totals', false)
  .option('--dry-run', 'read and check, store nothing', false)
  .option('--accept-rejects', 'take a bill without the rows that cannot be read', false)
  .option('--accept-shrink', 'take a bill that is smaller than the one it replaces', false)
  .option('--as <name>', 'who imports (default: you on this machine)')
  .addOption(
    new Option('--numbers <format>', 'how small CSVs write numbers').choices([...numberFormats]).default('plain'),
  )
  .option('--demo', 'import into the demo organisation', false)
  .action(runImportCommand);
