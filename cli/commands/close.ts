import { Command } from 'commander';
import { type Month, monthName } from '../../lib/month/month';
import { closeMonth } from '../../lib/publishing/close-month';
import { failedChecks } from '../../lib/report/closing/check';
import { countOf } from '../../lib/report/format/words';
import { changeReport, defaultPerson, readMonth } from '../report-month';

type Options = { readonly as?: string; readonly demo: boolean };

const runClose = (month: Month, { as: by = defaultPerson(), demo }: Options): void =>
  changeReport(demo, (db) => {
    const checks = closeMonth(db, { month, by });
    for (const { isPassed, label, text } of checks) console.log(`${isPassed ? 'passes' : 'fails '}  ${label}: ${text}`);
    const failed = failedChecks(checks).length;
    const rest =
      failed === 0 ? 'every check passes' : `${countOf(failed, 'check')} of ${checks.length} failed, recorded with it`;
    console.log(`\n${monthName(month)} is closed by ${by}; ${rest}.`);
  });

export const closeCommand = new Command('close')
  .description('Close a month: go through its checklist and sign it. What fails is recorded, not refused.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .option('--as <name>', 'who closes it (default: you on this machine)')
  .option('--demo', 'act on the demo organisation', false)
  .action(runClose);
