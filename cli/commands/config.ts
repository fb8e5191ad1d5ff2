import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import type { PerunitDatabase } from '../../db/client';
import { organisationConfig } from '../../db/queries/organisation-config';
import { applyConfig } from '../../lib/config/apply-config';
import type { OrganisationConfig } from '../../lib/config/config-schema';
import { describeChange } from '../../lib/config/describe-change';
import type { ConfigChange } from '../../lib/config/diff-config';
import { foreseeConfig } from '../../lib/config/foresee-config';
import type { ChangePreview } from '../../lib/config/preview-changes';
import { readConfigYaml } from '../../lib/config/read-yaml';
import { writeConfigYaml } from '../../lib/config/write-yaml';
import { ProblemError } from '../../lib/observe/problems';
import { countOf } from '../../lib/report/format/words';
import { restatedMonthInWords, restatesInWords } from '../../lib/report/restatement/restates-words';
import { EXIT_CODES } from '../exit-codes';
import { configuredOrganisation } from '../open-organisation';
import { defaultPerson } from '../report-month';
import { configHistoryCommand } from './config-history';

type Demo = { readonly demo: boolean };

const runExport = ({ output, demo }: Demo & { readonly output?: string }): void => {
  const config = organisationConfig(configuredOrganisation({ demo }));
  const yaml = writeConfigYaml(config, config.settings.organisationName ?? '');
  if (output === undefined) process.stdout.write(yaml);
  else writeFileSync(output, yaml);
};

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`${file} can’t be read: ${error instanceof Error ? error.message : String(error)}`);
    console.error('Nothing was changed. Name a file that `npx perunit config export -o FILE` wrote.');
    process.exitCode = EXIT_CODES.usage;
    return null;
  }
};

const readFile = (file: string): OrganisationConfig | null => {
  const text = textOf(file);
  if (text === null) return null;
  const { config, problems } = readConfigYaml(text);
  if (config !== null) return config;
  for (const { line, column, text } of problems) console.error(`${file}:${line ?? '?'}:${column ?? '?'}: ${text}`);
  console.error('Nothing was changed. Correct the places named, then try again.');
  process.exitCode = EXIT_CODES.refused;
  return null;
};

type Foreseen = { readonly changes: readonly ConfigChange[]; readonly restates: ChangePreview['restates'] };

const printMoved = ({ moved, restates }: ChangePreview): void => {
  console.log(`\nMoves the KPIs of ${countOf(moved.length, 'month')}.`);
  if (restates.length > 0) console.log(restatesInWords(restates));
  for (const restated of restates) console.log(`  ${restatedMonthInWords(restated)}`);
};

/** Prints what would change, and which months it moves; null when something stands in its way. */
const printDifference = (db: PerunitDatabase, wanted: OrganisationConfig): Foreseen | null => {
  const { changes, conflicts, kept, preview } = foreseeConfig(db, wanted);
  for (const change of changes) console.log(describeChange(change));
  for (const name of kept) console.log(`${name} is recorded and not in the file: it stays.`);
  if (changes.length === 0) console.log('Nothing differs: the organisation is configured as the file says.');
  for (const { text, remedy } of conflicts) console.error(`${text} ${remedy}`);
  if (conflicts.length > 0) {
    process.exitCode = EXIT_CODES.refused;
    return null;
  }
  if (preview !== null) printMoved(preview);
  return { changes, restates: preview?.restates ?? [] };
};

const runDiff = (file: string, { demo }: Demo): void => {
  const wanted = readFile(file);
  if (wanted !== null) printDifference(configuredOrganisation({ demo }), wanted);
};

const isAgreed = async (question: string): Promise<boolean> => {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${question}? [y/N] `);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
};

type Apply = Demo & { readonly yes: boolean; readonly acceptRestatement: boolean; readonly as?: string };

const questionOf = ({ changes, restates }: Foreseen): string => {
  const make = `ake ${countOf(changes.length, 'change')}`;
  return restates.length === 0 ? `M${make}` : `Restate ${countOf(restates.length, 'signed month')} and m${make}`;
};

/** Signed months are agreed to by a flag of their own, or by the answer to a question that names them. */
const mayApply = async (foreseen: Foreseen, { yes, acceptRestatement }: Apply): Promise<boolean> => {
  const mayRestate = acceptRestatement || foreseen.restates.length === 0;
  if (yes && mayRestate) return true;
  if (!yes && process.stdin.isTTY) return isAgreed(questionOf(foreseen));
  if (!mayRestate) {
    console.error('Nothing was changed. Say --accept-restatement to change signed months.');
    process.exitCode = EXIT_CODES.refused;
    return false;
  }
  console.error('Nothing was changed. Say --yes to apply without being asked.');
  process.exitCode = EXIT_CODES.usage;
  return false;
};

const applyTo = async (db: PerunitDatabase, wanted: OrganisationConfig, options: Apply): Promise<void> => {
  const foreseen = printDifference(db, wanted);
  if (foreseen === null || foreseen.changes.length === 0 || !(await mayApply(foreseen, options))) return;
  // What was printed is what was agreed to: a month that was signed since is not, nor is any other change.
  const agreed = { shown: foreseen.changes, acceptRestatement: foreseen.restates.length > 0 };
  try {
    const done = applyConfig(db, wanted, { by: options.as ?? defaultPerson(), ...agreed });
    console.log(`\n${countOf(done.changes.length, 'change')} made.`);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    console.error(`${error.detail} ${error.remedy}`);
    process.exitCode = EXIT_CODES.refused;
  }
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
      .option('--accept-restatement', 'change closed and published months', false)
      .option('--as <name>', 'who changes it (default: you on this machine)')
      .option(...demoOption)
      .action(runApply),
  )
  .addCommand(configHistoryCommand);
