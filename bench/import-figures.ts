import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { atLeastTimes, atMostTimes, bounded, type Figure } from './figure';
import { type GeneratedForm, generateCur } from './generate-cur';
import { measureCommand, median } from './measure';

const gigabyte = 1_000_000_000;
const bytesPerLine = 672;
const month = '2026-01';
const tsx = ['--conditions=react-server', '--import', 'tsx'];

const bareResult = z.object({ scanSeconds: z.number(), hashSeconds: z.number(), groups: z.number() });
const papaResult = z.object({ seconds: z.number(), facts: z.number(), sha256: z.string() });

export type BenchOptions = { readonly directory: string; readonly bytes: number; readonly runs: number };

const linesFor = (bytes: number) => Math.round(bytes / bytesPerLine);

const makeBill = async (directory: string, form: GeneratedForm, bytes: number): Promise<string> => {
  const path = join(directory, `bill-${bytes}.${form}`);
  await generateCur(path, form, { rows: linesFor(bytes), accounts: 60, month });
  return path;
};

const runScript = async (script: string, ...args: string[]): Promise<unknown> =>
  JSON.parse((await measureCommand(process.execPath, [...tsx, script, ...args])).stdout);

/** The fastest of several bare scans, plus the plain hash. */
const bareSeconds = async (path: string, headerPath: string, runs: number): Promise<number> => {
  const results = [];
  for (let run = 0; run < runs; run++)
    results.push(bareResult.parse(await runScript('bench/bare-group-by.ts', path, headerPath)));
  return Math.min(...results.map((one) => one.scanSeconds)) + median(results.map((one) => one.hashSeconds));
};

/** One whole import by the command line into an empty organisation: start of the process to its end. */
const importOnce = async (path: string, directory: string) => {
  const data = join(directory, 'data');
  await rm(data, { recursive: true, force: true });
  const measured = await measureCommand(
    process.execPath,
    ['cli/perunit.mjs', 'import', path, '--json', '--as', 'bench'],
    {
      ...process.env,
      PERUNIT_DATA: data,
    },
  );
  await rm(data, { recursive: true, force: true });
  return measured;
};

const importRuns = async (path: string, { directory, runs }: BenchOptions) => {
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await importOnce(path, directory));
  return {
    seconds: median(results.map((one) => one.seconds)),
    peakBytes: Math.max(...results.map((one) => one.peakBytes)),
  };
};

const sizeName = (bytes: number) => `${bytes / gigabyte} GB`;

/** The whole import of a CUR 2.0 CSV against the bare scan and hash of the same file, and its peak memory. */
export const csvImportFigures = async (options: BenchOptions): Promise<Figure[]> => {
  const path = await makeBill(options.directory, 'csv', options.bytes);
  const bytes = (await stat(path)).size;
  const bare = await bareSeconds(path, path, options.runs);
  const own = await importRuns(path, options);
  const papaPath = await makeBill(options.directory, 'csv', gigabyte / 10);
  const papa = papaResult.parse(await runScript('bench/papaparse-group-by.ts', papaPath, options.directory));
  const papaSpeed = (await stat(papaPath)).size / 1e6 / papa.seconds;
  await Promise.all([rm(path), rm(papaPath)]);
  const name = sizeName(options.bytes);
  return [
    atMostTimes(
      `import of ${name} CUR 2.0 CSV`,
      own.seconds,
      's',
      { name: 'bare GROUP BY in doubles + SHA-256', value: bare },
      options.bytes >= 4 * gigabyte ? 1.2 : null,
    ),
    atLeastTimes(
      `import speed, ${name} CSV`,
      bytes / 1e6 / own.seconds,
      'MB/s',
      { name: 'the same import through PapaParse, 100 MB slice', value: papaSpeed },
      20,
    ),
    bounded(
      `peak memory of all processes, ${name} CSV`,
      own.peakBytes / 1e6,
      'MB',
      'below 1000 MB',
      own.peakBytes < gigabyte,
    ),
  ];
};

/** The same for the compressed forms, against the bare scan of the same file. */
export const compressedImportFigures = async (options: BenchOptions): Promise<Figure[]> => {
  const headerPath = await makeBill(options.directory, 'csv', 1_000_000);
  const figures: Figure[] = [];
  for (const form of ['csv.gz', 'parquet'] as const) {
    const path = await makeBill(options.directory, form, options.bytes);
    const bare = await bareSeconds(path, headerPath, options.runs);
    const own = await importRuns(path, options);
    await rm(path);
    const name = `${sizeName(options.bytes)} (as CSV) ${form}`;
    figures.push(
      atMostTimes(
        `import of ${name}`,
        own.seconds,
        's',
        { name: 'bare GROUP BY in doubles + SHA-256', value: bare },
        null,
      ),
      bounded(
        `peak memory of all processes, ${name}`,
        own.peakBytes / 1e6,
        'MB',
        'below 1000 MB',
        own.peakBytes < gigabyte,
      ),
    );
  }
  await rm(headerPath);
  return figures;
};
