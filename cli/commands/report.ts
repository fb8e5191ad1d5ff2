import { Command, Option } from 'commander';
import type { PerunitDatabase } from '../../db/client';
import { reportMonths } from '../../db/queries/report-months';
import { type CostBasis, costBases } from '../../lib/kpis/types';
import { type Month, monthName } from '../../lib/month/month';
import { monthIssue } from '../../lib/publishing/month-issue';
import { reportOfMonth } from '../../lib/publishing/report-of-month';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { type Renderer, renderingFileName } from '../../lib/report/renderer';
import { rendererOf, renderers } from '../../lib/report/renderers/registry';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { readMonth } from '../report-month';
import { BinaryToTerminalError, writeOutput } from '../write-output';

type Options = {
  readonly format: string;
  readonly output?: string;
  readonly basis?: CostBasis;
  readonly edition?: string;
  readonly table?: string;
  readonly demo: boolean;
};

/** The page's address on a server that was started with the same environment. */
const placeOf = (month: Month, { basis, edition }: Options): { address: string } => {
  const address = new URL(`http://127.0.0.1:${process.env['PORT']?.trim() || 3000}/reports/${month}`);
  if (basis !== undefined) address.searchParams.set('basis', basis);
  if (edition !== undefined) address.searchParams.set('edition', edition);
  return { address: address.href };
};

const say = (text: string, code: number): void => {
  console.error(text);
  process.exitCode = code;
};

const documentOf = (db: PerunitDatabase, month: Month, { basis, edition }: Options): MonthlyReport | null => {
  if (!reportMonths(db).includes(month)) return null;
  const issue = monthIssue(db, month);
  const found = reportOfMonth(db, issue, { basis: basis ?? null, edition: edition ?? null });
  if (found?.sealProblem != null) {
    say(
      `Not the edition as it was sealed: ${found.sealProblem} This is what the data gives now.`,
      EXIT_CODES.notProven,
    );
  }
  return found?.report ?? null;
};

const printTable = async (report: MonthlyReport, id: string, target: string | undefined): Promise<void> => {
  const { renderTableCsv, tableFileName, tableIds } = await import('../../lib/report/renderers/csv');
  const content = renderTableCsv(report, id);
  if (content === null) say(`There is no table ${id}. There are: ${tableIds(report).join(', ')}`, EXIT_CODES.usage);
  else writeOutput({ content, target, fileName: tableFileName(report, id) });
};

/** What prints is loaded only when something is printed: the other commands start without a browser’s driver. */
const printPdf = async (report: MonthlyReport): Promise<Uint8Array> => {
  const { paperBrowser } = await import('../../lib/paper/browser');
  console.error(`Printing with ${paperBrowser()}`);
  return (await import('../../lib/paper/render-pdf')).renderPdfAlone(report);
};

const printReport = async (report: MonthlyReport, renderer: Renderer, options: Options): Promise<void> => {
  const content =
    renderer.kind === 'page' ? await printPdf(report) : await renderer.render(report, placeOf(report.month, options));
  writeOutput({ content, target: options.output, fileName: renderingFileName(report, renderer) });
};

const runReport = async (month: Month, options: Options): Promise<void> => {
  const { format, table, edition, output, demo } = options;
  const db = openOrganisation({ demo });
  const report = db === null ? null : documentOf(db, month, options);
  const renderer = rendererOf(format);
  if (report === null || renderer === null) {
    const which = edition === undefined ? 'report' : `edition ${edition} of the report`;
    return say(`There is no ${which} for ${monthName(month)}.`, EXIT_CODES.noData);
  }
  if (table !== undefined && format !== 'csv') return say('--table goes with --format csv.', EXIT_CODES.usage);
  try {
    if (table === undefined) await printReport(report, renderer, options);
    else await printTable(report, table, output);
  } catch (error) {
    if (!(error instanceof BinaryToTerminalError)) throw error;
    say(error.message, EXIT_CODES.usage);
  }
};

export const reportCommand = new Command('report')
  .description('Write a month’s report as a file, in any of its formats.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .addOption(new Option('-f, --format <format>', 'the format').choices(renderers.map(({ id }) => id)).default('md'))
  .option('-o, --output <file>', 'where to write it; - for standard output')
  .addOption(new Option('--basis <basis>', 'the cost basis (default: the report’s own)').choices([...costBases]))
  .option('--edition <number>', 'an edition such as 61.1, or live for what the data gives now (default: the newest)')
  .option('--table <id>', 'with csv: only this table, as one file')
  .option('--demo', 'read the demo organisation', false)
  .action(runReport);
