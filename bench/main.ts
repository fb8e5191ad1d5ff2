import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { commitFigures } from './commit-figures';
import { documentFigures } from './document-figures';
import { describeFigure, type Figure } from './figure';
import { compressedImportFigures, csvImportFigures } from './import-figures';
import { pageFigures } from './page-figures';
import { renderingFigures } from './rendering-figures';
import { ruleFigures } from './rule-figures';

type Options = {
  readonly gigabytes: number[];
  readonly json: boolean;
  readonly only?: string[];
  readonly runs: number;
  readonly facts: number;
};

const positive = (text: string): number => {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Write a positive number.');
  return number;
};

const groupsOf = (options: Options, directory: string): Readonly<Record<string, () => Promise<Figure[]>>> => ({
  csv: async () => {
    const figures: Figure[] = [];
    for (const size of options.gigabytes)
      figures.push(...(await csvImportFigures({ directory, bytes: size * 1e9, runs: options.runs })));
    return figures;
  },
  compressed: () =>
    compressedImportFigures({ directory, bytes: Math.min(...options.gigabytes) * 1e9, runs: options.runs }),
  commit: () => commitFigures(directory),
  document: () => documentFigures(directory),
  page: () => pageFigures(directory, options.facts),
  renderings: () => renderingFigures(directory),
  rules: () => ruleFigures(directory),
});

const measure = async (options: Options): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'perunit-bench-'));
  await mkdir(directory, { recursive: true });
  try {
    for (const [name, group] of Object.entries(groupsOf(options, directory))) {
      if (options.only !== undefined && !options.only.includes(name)) continue;
      for (const figure of await group()) console.log(options.json ? JSON.stringify(figure) : describeFigure(figure));
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

await new Command('bench')
  .description('Measure imports, commits, the report and its page, each against a reference of the same run.')
  .option('--gigabytes <size...>', 'sizes of the generated CSV', (text, sizes: number[] | undefined) => [
    ...(sizes ?? []),
    positive(text),
  ])
  .option('--runs <count>', 'runs of each import; the median counts', positive, 3)
  .option('--facts <count>', 'facts a month behind the report page', positive, 500_000)
  .option('--only <group...>', 'csv, compressed, commit, document, page, renderings or rules')
  .option('--json', 'print one JSON object for each figure', false)
  .action((options: Omit<Options, 'gigabytes'> & { gigabytes?: number[] }) =>
    measure({ ...options, gigabytes: options.gigabytes ?? [1] }),
  )
  .parseAsync();
