import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { organisationDatabase } from '../../db/client';
import { importDemo } from '../../lib/demo/import-demo';
import type { DemoVariant } from '../../lib/demo/month-charges';
import { writeAwsLayout } from '../../lib/demo/write-aws-layout';
import { type DemoFileFormat, demoBillFormats, demoDocuments, writeDemoFiles } from '../../lib/demo/write-files';
import { EXIT_CODES } from '../exit-codes';

type Options = {
  readonly files?: string;
  readonly format?: DemoFileFormat;
  readonly layout: 'plain' | 'aws';
  readonly variant: DemoVariant;
};

/** Prints each step with the seconds since the one before. */
const stepPrinter = (): ((text: string) => void) => {
  let last = performance.now();
  return (text) => {
    const now = performance.now();
    console.log(`${text} (${((now - last) / 1000).toFixed(1)} s)`);
    last = now;
  };
};

const refuse = (text: string): void => {
  console.error(text);
  process.exitCode = EXIT_CODES.refused;
};

/** As AWS delivers exports to a bucket: what a connection to a folder or an S3-compatible server can be tried with. */
const writeAsAws = async (
  directory: string,
  { format, variant }: Options,
  onStep: (text: string) => void,
): Promise<void> => {
  if (format !== undefined && format !== 'focus' && format !== 'cur')
    return refuse(`AWS delivers no ${format} as an export: --layout aws is for focus and cur.`);
  const formats = format === undefined ? (['focus', 'cur', 'cur-legacy'] as const) : [format];
  await writeAwsLayout(directory, { formats, variant });
  onStep(`${directory}: the exports of a bucket, ${formats.join(', ')}`);
};

const writeOnly = async (directory: string, options: Options, onStep: (text: string) => void): Promise<void> => {
  const { format, layout, variant } = options;
  if (layout === 'aws') return writeAsAws(directory, options, onStep);
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
  if (options.layout === 'aws') return refuse('--layout aws is for files alone: add --files.');
  const directory = mkdtempSync(join(tmpdir(), 'perunit-demo-'));
  try {
    const { format = 'focus', variant } = options;
    if (format !== 'focus' && format !== 'cur')
      return refuse(`The demo itself is imported from focus or cur: --format ${format} needs --files.`);
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
    new Option('--layout <layout>', 'how --files lie: alone, or as AWS delivers exports to a bucket')
      .choices(['plain', 'aws'])
      .default('plain'),
  )
  .addOption(
    new Option('--variant <variant>', 'an account that no mapping names')
      .choices(['standard', 'unmapped-account'])
      .default('standard'),
  )
  .action(runDemo);
