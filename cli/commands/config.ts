import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import type { PerunitDatabase } from '../../db/client';
import { organisationConfig } from '../../db/queries/organisation-config';
import { applyConfig, configDifference } from '../../lib/config/apply-config';
import type { OrganisationConfig } from '../../lib/config/config-schema';
import { describeChange } from '../../lib/config/describe-change';
import type { ConfigDifference } from '../../lib/config/diff-config';
import { previewChanges } from '../../lib/config/preview-changes';
import { readConfigYaml } from '../../lib/config/read-yaml';
import { writeConfigYaml } from '../../lib/config/write-yaml';
import { countOf } from '../../lib/report/format/words';
import { EXIT_CODES } from '../exit-codes';
import { configuredOrganisation } from '../open-organisation';
import { defaultPerson } from '../report-month';

type Demo = { readonly demo: boolean };

const runExport = ({ output, demo }: Demo & { readonly output?: string }): void => {
  const config = organisationConfig(configuredOrganisation({ demo }));
  const yaml = writeConfigYaml(config, config.settings.organisationName ?? '');
  if (output === undefined) process.stdout.write(yaml);
  else writeFileSync(output, yaml);
};

const readFile = (file: string): OrganisationConfig | null => {
  const { config, problems } = readConfigYaml(readFileSync(file, 'utf8'));
  if (config !== null) return config;
  for (const { line, column, text } of problems) console.error(`${file}:${line ?? '?'}:${column ?? '?'}: ${text}`);
  console.error('Nothing was changed. Correct the places named, then try again.');
  process.exitCode = EXIT_CODES.refused;
  return null;
};

const printMoved = (db: PerunitDatabase, { changes }: ConfigDifference): void => {
  if (changes.length === 0) return;
  const { moved } = previewChanges(db, changes);
  console.log(`\nMoves the KPIs of ${countOf(moved.length, 'month')}.`);
  const signed = moved.filter(({ reportState }) => reportState !== 'draft');
  const names = signed.map(({ month, edition }) => (edition === null ? month : `${month} (#${edition})`));
  if (signed.length > 0) console.log(`Closed or published, they would be restated: ${names.join(', ')}.`);
};

/** Prints what would change, and which months it moves; null when something stands in its way. */
const printDifference = (db: PerunitDatabase, wanted: OrganisationConfig): ConfigDifference | null => {
  const difference = configDifference(db, wanted);
  const { changes, conflicts, kept } = difference;
  for (const change of changes) console.log(describeChange(change));
  for (const name of kept) console.log(`${name} is recorded and not in the file: it stays.`);
  if (changes.length === 0) console.log('Nothing differs: the organisation is configured as the file says.');
  for (const { text, remedy } of conflicts) console.error(`${text} ${remedy}`);
  if (conflicts.length > 0) {
    process.exitCode = EXIT_CODES.refused;
    return null;
  }
  printMoved(db, difference);
  return difference;
};

const runDiff = (file: string, { demo }: Demo): void => {
  const wanted = readFile(file);
  if (wanted !== null) printDifference(configuredOrganisation({ demo }), wanted);
};

const isAgreed = async (count: number): Promise<boolean> => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`Make ${countOf(count, 'change')}? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
};

type Apply = Demo & { readonly yes: boolean; readonly as?: string };

const mayApply = async (count: number, yes: boolean): Promise<boolean> => {
  if (yes) return true;
  if (process.stdin.isTTY) return isAgreed(count);
  console.error('Nothing was changed. Say --yes to apply without being asked.');
  process.exitCode = EXIT_CODES.usage;
  return false;
};

const applyTo = async (db: PerunitDatabase, wanted: OrganisationConfig, { yes, as }: Apply): Promise<void> => {
  const count = printDifference(db, wanted)?.changes.length ?? 0;
  if (count === 0 || !(await mayApply(count, yes))) return;
  const done = applyConfig(db, wanted, { by: as ?? defaultPerson() });
  console.log(`\n${countOf(done.changes.length, 'change')} made.`);
};

const runApply = async (file: string, options: Apply): Promise<void> => {
  const wanted = readFile(file);
  if (wanted !== null) await applyTo(configuredOrganisation(options), wanted, options);
};

const demoOption = ['--demo', 'act on the demo organisation', false] as const;

export const configCommand = new Command('config')
  .description('Settings, account map, rules, targets, KPI definitions and notes as one commented YAML file.')
  .addCommand(
    new Command('export')
      .description('Write everything that is in force, with its months.')
      .option('-o, --output <file>', 'write to a file (default: standard output)')
      .option(...demoOption)
      .action(runExport),
  )
  .addCommand(
    new Command('diff')
      .description('Show what a file would change.')
      .argument('<file>')
      .option(...demoOption)
      .action(runDiff),
  )
  .addCommand(
    new Command('apply')
      .description('Show what a file changes, then make the changes in one transaction.')
      .argument('<file>')
      .option('--yes', 'do not ask', false)
      .option('--as <name>', 'who changes it (default: you on this machine)')
      .option(...demoOption)
      .action(runApply),
  );
