import 'server-only';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { PerunitDatabase } from '../../db/client';
import { keepOriginal } from '../../db/commands/keep-original';
import { activeImportWithHash } from '../../db/queries/import-history';
import type { ImportOutcome } from '../jobs/import-outcome';
import { runImport } from '../jobs/run-import';
import { alertDemo } from './alert-demo';
import { configureDemo } from './configure-demo';
import { type DemoVariant, restatedMonth } from './month-charges';
import { organisation } from './organisation';
import { publishDemo } from './publish-demo';
import { demoMonth, demoMonthNumbers } from './timeline';
import { type DemoBillFormat, type DemoFiles, writeDemoFiles } from './write-files';

export type DemoOptions = {
  readonly db: PerunitDatabase;
  /** Where the files are written. */
  readonly directory: string;
  readonly format: DemoBillFormat;
  readonly variant: DemoVariant;
  /** Only these months' bills, from 1; all of them when absent. */
  readonly months?: readonly number[];
  /** Told once for each step, in words. */
  readonly onStep: (text: string) => void;
};

const isImported = (db: PerunitDatabase, path: string): boolean =>
  activeImportWithHash(db, createHash('sha256').update(readFileSync(path)).digest('hex')) !== null;

/** What was corrected later counts: a first version whose correction is in already stays out. */
const wantedFiles = (db: PerunitDatabase, { bills, records }: DemoFiles): string[] =>
  [...records, ...bills].filter((path) => {
    const corrected = bills.find(
      (other) => other !== path && basename(other) === basename(path) && other.includes('restated'),
    );
    return !isImported(db, path) && (corrected === undefined || !isImported(db, corrected));
  });

const isCorrection = (path: string): boolean => path.includes('restated');

/** Imports files that no two of which are the same bill; throws when one is refused. */
const importFiles = async (
  db: PerunitDatabase,
  paths: readonly string[],
  onStep: DemoOptions['onStep'],
): Promise<void> => {
  const outcomes = await runImport({
    db,
    inputs: paths.map((path) => ({ name: basename(path), path })),
    by: 'demo',
    acceptRestatement: true,
    onOutcome: ({ name, result }) => onStep(`${name}: ${result}`),
  });
  const refused = outcomes.find(({ result }) => result === 'refused');
  const problem = refused?.problems[0];
  if (refused !== undefined) throw new Error(`${refused.name} was refused: ${problem?.text} ${problem?.remedy}`);
  for (const { path, bytes, sha256 } of filesTaken(outcomes, paths)) await keepOriginal(db, { path, bytes, sha256 });
};

const filesTaken = (outcomes: readonly ImportOutcome[], paths: readonly string[]) =>
  outcomes
    .filter(({ importId }) => importId !== null)
    .flatMap(({ preview }) => preview?.files ?? [])
    .flatMap(({ name, bytes, sha256 }) =>
      paths.filter((path) => basename(path) === name).map((path) => ({ path, bytes, sha256 })),
    );

const inWords = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Makes the demo organisation: settings, then files, then their import through the pipeline that takes anybody's. */
export const importDemo = async (options: DemoOptions): Promise<void> => {
  const { db, directory, format, variant, months, onStep } = options;
  const changes = configureDemo(db);
  onStep(
    changes === 0
      ? 'Settings, rules and targets: nothing changed'
      : `Settings, rules and targets: ${inWords(changes, 'change', 'changes')}`,
  );
  const files = await writeDemoFiles(directory, { formats: [format], variant, ...(months ? { months } : {}) });
  onStep(`Files: ${files.bills.length} bills with ${files.lines} lines, ${files.records.length} small files`);
  const wanted = wantedFiles(db, files);
  const [corrections, first] = [wanted.filter(isCorrection), wanted.filter((path) => !isCorrection(path))];
  await importFiles(db, first, onStep);
  const billed = (months ?? demoMonthNumbers).map(demoMonth);
  // The month that is corrected later was published before: so it is restated.
  const early = publishDemo(db, billed, (month) => month <= demoMonth(restatedMonth));
  // Dropped together with the first version, a corrected bill would be taken for its second part.
  await importFiles(db, corrections, onStep);
  const late = publishDemo(db, billed, (month) => month < demoMonth(organisation.org.months));
  if (early + late > 0) onStep(`Published: ${inWords(early + late, 'report', 'reports')}`);
  if (wanted.length === 0) onStep('Import: nothing changed');
  if (alertDemo(db)) onStep('Alerts: worked out');
};
