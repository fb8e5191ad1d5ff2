import { Command } from 'commander';
import { type Month, monthName } from '../../lib/month/month';
import { publishMonth } from '../../lib/publishing/publish-month';
import { changeReport, defaultPerson, readMonth } from '../report-month';

type Options = { readonly as?: string; readonly reason?: string; readonly demo: boolean };

const runPublish = (month: Month, { as: by = defaultPerson(), reason, demo }: Options): void =>
  changeReport(demo, (db) => {
    const { edition, sha256 } = publishMonth(db, { month, by, reason: reason ?? null });
    console.log(`Report #${edition}, ${monthName(month)}, is published by ${by}.\nSHA-256 ${sha256}`);
  });

export const publishCommand = new Command('publish')
  .description('Publish a closed month as the next edition of its report, sealed: nothing recomputes it afterwards.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .option('--reason <text>', 'why, where a month has open questions or replaces an edition')
  .option('--as <name>', 'who publishes it (default: you on this machine)')
  .option('--demo', 'act on the demo organisation', false)
  .action(runPublish);
