import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { organisationDatabase } from '../../db/client';
import { importDemo } from '../../lib/demo/import-demo';
import type { DemoVariant } from '../../lib/demo/month-charges';
import { type DemoFileFormat, demoBillFormats, demoDocuments, writeDemoFiles } from '../../lib/demo/write-files';
import { EXIT_CODES } from '../exit-codes';

type Options = { readonly files?: string; readonly format?: DemoFileFormat; readonly variant: DemoVariant };

/** Prints each step with the seconds since the one before. */
const stepPrinter = (): ((text: string) => void) => {
  let last = performance.now();
  return (text) => {
    const now = performance.now();
    console.log(`${text} (${((now - last) / 1000).toFixed(1)} s)`);
    last = now;
  };
};

const writeOnly = async (
  directory: string,
  { format, variant }: Options,
  onStep: (text: string) => void,
): Promise<void> => {
  const formats = format === undefined ? (['focus', 'cur'] as const) : [format];
  const files = await writeDemoFiles(directory, { formats, variant });
  onStep(`${directory}: ${files.bills.length} bills with ${files.lines} lines, ${files.records.length} small files`);
};

const runDemo = async (options: Options): Promise<void> => {
  const onStep = stepPrinter();
  if (options.files !== undefined) {
    await writeOnly(resolve(options.files), options, onStep);
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-'));
  try {
    const { format = 'focus', variant } = options;
    if (format !== 'focus' && format !== 'cur') {
      console.error(`The demo itself is imported from focus or cur: --format ${format} needs --files.`);
      process.exitCode = EXIT_CODES.refused;
      return;
    }
    await importDemo({ db: organisationDatabase('demo'), directory, format, variant, onStep });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

export const demoCommand = new Command('demo')
  .description('Make the demo organisation: write the files that such a company has, and import them.')
  .option('--files <directory>', 'only write the files there, focus and cur unless a format is given')
  .addOption(
    new Option(
      '--format <format>',
      'the billing format (default: focus); beyond focus and cur the same months as files that know less, with --files',
    ).choices([...Object.keys(demoBillFormats), ...Object.keys(demoDocuments)]),
  )
  .addOption(
    new Option('--variant <variant>', 'an account that no mapping names')
      .choices(['standard', 'unmapped-account'])
      .default('standard'),
  )
  .action(runDemo);
