import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { closeDatabase, openDatabase, organisationDatabase, type PerunitDatabase } from '../../db/client';
import { databasePath } from '../../db/data-directory';
import { vendorMappingsIn } from '../../db/queries/vendor-mappings';
import { type CostMetric, costMetrics } from '../../lib/ingest/documents/document-bill';
import type { FlattenOptions } from '../../lib/ingest/documents/flatten-documents';
import { IngestError } from '../../lib/ingest/ingest-error';
import { sortInputsByName } from '../../lib/ingest/list-inputs';
import { type NumberFormat, numberFormats } from '../../lib/ingest/records/record-source';
import type { ImportOutcome } from '../../lib/jobs/import-outcome';
import { keepOriginalsLater } from '../../lib/jobs/keep-originals-later';
import { runImport } from '../../lib/jobs/run-import';
import { EXIT_CODES } from '../exit-codes';
import { importJson } from '../import/import-json';
import { printImport } from '../import/print-import';
import { showProgress } from '../import/progress-bar';
import { defaultPerson } from '../report-month';

type Options = {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly acceptRejects: boolean;
  readonly acceptShrink: boolean;
  readonly acceptRestatement: boolean;
  readonly demo: boolean;
  readonly as?: string;
  readonly numbers?: NumberFormat;
  readonly mapping?: string;
  readonly payer?: string;
  readonly metric?: CostMetric;
  readonly unfiltered: boolean;
};

/** The mapping of that name. Throws with the names that there are. */
const mappingNamed = (db: PerunitDatabase, name: string) => {
  const all = vendorMappingsIn(db);
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = all.map((one) => one.name).join(', ');
  throw new Error(
    `There is no mapping “${name}”. ${names === '' ? 'None is remembered yet.' : `There are: ${names}.`}`,
  );
};

/** The files of what counts now; on the command line a file's name is its path. */
const takenFiles = (outcomes: readonly ImportOutcome[]) =>
  outcomes
    .filter(({ importId }) => importId !== null)
    .flatMap(({ preview }) => preview?.files ?? [])
    .map(({ name, bytes, sha256 }) => ({ path: resolve(name), bytes, sha256 }));

const refusal = (name: string, text: string, remedy: string): ImportOutcome => ({
  ...{ name, format: null, result: 'refused', importId: null, sha256: null, preview: null },
  problems: [new IngestError('not-found', name, text, remedy).problem],
});

/** Without one of the paths a month might come out too small, so nothing is read at all. */
const refuseMissing = (paths: readonly string[]): ImportOutcome[] =>
  paths
    .filter((path) => !existsSync(path))
    .map((path) =>
      refusal(resolve(path), 'There is no such file or folder.', 'Check the path; none of the others was read either.'),
    );

/** What a dry run looks at when there is no database yet: one that is gone with it. */
const withDatabase = async <Answer>(
  { demo, dryRun }: Options,
  work: (db: PerunitDatabase) => Promise<Answer>,
): Promise<Answer> => {
  const organisation = demo ? 'demo' : 'own';
  if (!dryRun || existsSync(databasePath(organisation))) return work(organisationDatabase(organisation));
  const directory = mkdtempSync(join(tmpdir(), 'perunit-dry-run-'));
  const db = openDatabase(join(directory, 'perunit.db'));
  return work(db).finally(() => {
    closeDatabase(db);
    rmSync(directory, { recursive: true, force: true });
  });
};

const saidOf = ({ payer, metric, unfiltered }: Options): FlattenOptions => ({
  ...(payer === undefined ? {} : { payerId: payer }),
  ...(metric === undefined ? {} : { metric }),
  isUnfiltered: unfiltered,
});

const importPaths = (paths: readonly string[], options: Options, signal: AbortSignal) =>
  withDatabase(options, (db) => importInto(db, paths, options, signal));

const importInto = async (db: PerunitDatabase, paths: readonly string[], options: Options, signal: AbortSignal) => {
  const progress = showProgress(!options.json && process.stderr.isTTY === true);
  const outcomes = await runImport({
    db,
    inputs: await sortInputsByName(paths),
    by: options.as ?? defaultPerson(),
    dryRun: options.dryRun,
    acceptRejects: options.acceptRejects,
    acceptShrink: options.acceptShrink,
    acceptRestatement: options.acceptRestatement,
    ...(options.numbers === undefined ? {} : { numberFormat: options.numbers }),
    ...(options.mapping === undefined ? {} : { mapping: mappingNamed(db, options.mapping) }),
    said: saidOf(options),
    signal,
    onProgress: progress.report,
    onOutcome: (outcome) => {
      if (options.json) console.log(JSON.stringify(importJson(outcome)));
    },
  }).finally(progress.stop);
  keepOriginalsLater(db, takenFiles(outcomes));
  return outcomes;
};

const report = (outcomes: readonly ImportOutcome[], { json, dryRun }: Options): void => {
  for (const outcome of outcomes) {
    if (json) console.log(JSON.stringify(importJson(outcome)));
    else printImport(outcome, dryRun);
  }
};

const runImportCommand = async (paths: string[], options: Options): Promise<void> => {
  const missing = refuseMissing(paths);
  if (missing.length > 0) {
    report(missing, options);
    process.exitCode = EXIT_CODES.refused;
    return;
  }
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const outcomes = await importPaths(paths, options, cancel.signal);
  const nothing = refusal(paths.join(', '), 'There is no bill in it.', 'Name a file, or a folder that holds bills.');
  if (outcomes.length === 0) report([nothing], options);
  else if (!options.json) report(outcomes, options);
  if (outcomes.length === 0 || outcomes.some(({ result }) => result === 'refused'))
    process.exitCode = EXIT_CODES.refused;
  if (cancel.signal.aborted) process.exitCode = EXIT_CODES.interrupted;
};

export const importCommand = new Command('import')
  .description(
    'Import billing exports (FOCUS, CUR), answers of Cost Explorer, and Perunit’s own CSVs: files, or folders with their manifest.',
  )
  .argument('<path...>', 'files and folders; loose files of one month belong together')
  .option('--json', 'print one JSON object for each file, with exact totals', false)
  .option('--dry-run', 'read and check, store nothing', false)
  .option('--accept-rejects', 'take a bill without the rows that cannot be read', false)
  .option('--accept-shrink', 'take a bill that is smaller than the one it replaces', false)
  .option('--accept-restatement', 'change closed and published months', false)
  .option('--as <name>', 'who imports (default: you on this machine)')
  .addOption(new Option('--numbers <format>', 'how small CSVs write numbers').choices([...numberFormats]))
  .option('--payer <account>', 'whose bill an answer or CSV of Cost Explorer is (default: the only payer there is)')
  .addOption(new Option('--metric <metric>', 'what a CSV of the Cost Explorer console shows').choices([...costMetrics]))
  .option('--mapping <name>', 'how a savings vendor’s or another small table is read: a mapping made on the Data page')
  .option('--unfiltered', 'say that a CSV of the Cost Explorer console was downloaded without filters', false)
  .option('--demo', 'import into the demo organisation', false)
  .action(runImportCommand);
