import { Command } from 'commander';
import { type Month, monthName } from '../../lib/month/month';
import { reopenMonth } from '../../lib/publishing/close-month';
import { changeReport, defaultPerson, readMonth } from '../report-month';

type Options = { readonly as?: string; readonly reason?: string; readonly demo: boolean };

const runReopen = (month: Month, { as: by = defaultPerson(), reason, demo }: Options): void =>
  changeReport(demo, (db) => {
    reopenMonth(db, { month, by, reason: reason ?? null });
    console.log(`${monthName(month)} is open for changes again. What was published stays.`);
  });

export const reopenCommand = new Command('reopen')
  .description('Re-open a month that was closed, with a reason.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .option('--reason <text>', 'why')
  .option('--as <name>', 'who re-opens it (default: you on this machine)')
  .option('--demo', 'act on the demo organisation', false)
  .action(runReopen);
