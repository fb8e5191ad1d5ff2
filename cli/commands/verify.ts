import { Command } from 'commander';
import { editionsOf } from '../../db/queries/editions';
import { type Month, monthName } from '../../lib/month/month';
import { type Verification, verifyEdition } from '../../lib/publishing/verify-edition';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { readMonth } from '../report-month';

type Options = { readonly json: boolean; readonly demo: boolean };

const linesOf = ({ edition, sha256, bytes, isProven, problems }: Verification): string[] =>
  isProven
    ? [`#${edition}  proven: ${bytes} bytes, SHA-256 ${sha256}`]
    : [`#${edition}  NOT what was sealed as ${sha256}`, ...problems.map((problem) => `  ${problem}`)];

const runVerify = (month: Month, { json, demo }: Options): void => {
  const db = openOrganisation({ demo });
  const results = db === null ? [] : editionsOf(db, month).map((edition) => verifyEdition(db, edition));
  if (results.length === 0) {
    console.error(`No edition of ${monthName(month)} is published.`);
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  console.log(json ? JSON.stringify(results, null, 2) : results.flatMap(linesOf).join('\n'));
  if (results.some(({ isProven }) => !isProven)) process.exitCode = EXIT_CODES.notProven;
};

export const verifyCommand = new Command('verify')
  .description('Prove that a month’s published editions are what was sealed, or name what is wrong.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .option('--json', 'print an array of objects', false)
  .option('--demo', 'read the demo organisation', false)
  .action(runVerify);
