import { Command, Option } from 'commander';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { reportMonths } from '../../db/queries/report-months';
import { settingsFor } from '../../db/queries/settings-for';
import { kpiReport } from '../../lib/kpis/kpi-report';
import { kpiRows } from '../../lib/kpis/kpi-rows';
import { kpiTable, ruleLines } from '../../lib/kpis/kpi-table';
import { type CostBasis, costBases } from '../../lib/kpis/types';
import { type Month, monthName } from '../../lib/month/month';
import { monthStanding } from '../../lib/publishing/month-standing';
import { stateWords } from '../../lib/report/document-words';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { formatTable } from '../print-table';
import { readMonth } from '../report-month';

type Options = { readonly month?: Month; readonly basis?: CostBasis; readonly json: boolean; readonly demo: boolean };

const printKpis = (db: PerunitDatabase, month: Month, { basis, json }: Options): void => {
  const usedBasis = basis ?? settingsFor(db, month).costBasis;
  const report = kpiReport(loadReportInputs(db, { month, basis: usedBasis }));
  if (json) {
    console.log(JSON.stringify(kpiRows(report), null, 2));
    return;
  }
  console.log(`${monthName(month)}, ${usedBasis} cost, ${report.currency}`);
  console.log(`${stateWords(monthStanding(db, month))}\n`);
  console.log(formatTable(kpiTable(report), [1, 2, 3, 4]));
  console.log(`\n${ruleLines(report).join('\n')}`);
};

const runKpi = (options: Options): void => {
  const db = openOrganisation(options);
  const month = options.month ?? (db === null ? undefined : reportMonths(db).at(-1));
  if (db === null || month === undefined) {
    console.error(
      'There is no data yet. Import a bill with `npx perunit import <file>`, or make the demo with `npx perunit demo`.',
    );
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  printKpis(db, month, options);
};

export const kpiCommand = new Command('kpi')
  .description('Print every KPI of a month: value, change on the month before and its exact split, status.')
  .option('-m, --month <YYYY-MM>', 'the month (default: the newest with data)', readMonth)
  .addOption(new Option('--basis <basis>', 'the cost basis (default: the setting)').choices([...costBases]))
  .option('--json', 'print an array of objects with exact decimal strings', false)
  .option('--demo', 'read the demo organisation', false)
  .action(runKpi);
