import { Command, Option } from 'commander';
import { formatMoney } from '../../lib/kpis/format';
import { fromDecimal, fromNanos } from '../../lib/money/rational';
import { type Month, monthName } from '../../lib/month/month';
import { type MonthStanding, monthStanding } from '../../lib/publishing/month-standing';
import type { ComparedBasis, ComparedRow } from '../../lib/reconciliation/compare-feeds';
import {
  type MonthReconciliation,
  reconcileMonth,
  type SourceComparison,
} from '../../lib/reconciliation/reconcile-month';
import { stateWords } from '../../lib/report/document-words';
import { formatMoneyChange } from '../../lib/report/format/numbers';
import { invoiceOriginText } from '../../lib/report/invoice-origin';
import { EXIT_CODES } from '../exit-codes';
import { openOrganisation } from '../open-organisation';
import { formatTable } from '../print-table';
import { readMonth } from '../report-month';

type Options = { readonly basis: ComparedBasis; readonly json: boolean; readonly demo: boolean };

const shownRows = 25;

const payerRow = ({
  payerId,
  currency,
  billed,
  invoice,
  invoiceFrom,
  residual,
  isWithinTolerance,
}: MonthReconciliation['payers'][number]) => {
  const money = (amount: string | null) => (amount === null ? '–' : formatMoney(fromDecimal(amount), currency, 2));
  const verdict = isWithinTolerance === null ? 'no invoice total' : isWithinTolerance ? 'within' : 'above tolerance';
  const left = residual === null ? '–' : formatMoneyChange(fromDecimal(residual), currency, 2);
  const origin = invoiceFrom === null ? '' : `, invoice ${invoiceOriginText(invoiceFrom)}`;
  return [payerId, money(invoice), money(billed), left, `${verdict}${origin}`];
};

const differenceRow = (
  currency: string,
  { accountId, service, firstNanos, secondNanos, differenceNanos }: ComparedRow,
) => {
  const money = (nanos: bigint | null) => (nanos === null ? '–' : formatMoney(fromNanos(nanos), currency, 2));
  return [
    accountId,
    service,
    money(firstNanos),
    money(secondNanos),
    formatMoneyChange(fromNanos(differenceNanos), currency, 2),
  ];
};

const printSource = ({ payerId, comparison }: SourceComparison): void => {
  const { first, second, basis, currencies, unknownIn, rows, equalRows, differenceNanos } = comparison;
  console.log(`\n${payerId}: ${first} (read) against ${second}, ${basis} cost`);
  const [currency] = currencies;
  if (currencies.length > 1 || currency === null || currency === undefined) {
    console.log('The two are in different currencies, which are never compared.');
    return;
  }
  if (unknownIn.length > 0) {
    console.log(`${unknownIn.join(' and ')} has no ${basis} cost: nothing is compared.`);
    return;
  }
  const shown = rows.slice(0, shownRows).map((row) => differenceRow(currency, row));
  if (shown.length > 0)
    console.log(formatTable([['Account', 'Service', 'First', 'Second', 'Difference'], ...shown], [2, 3, 4]));
  if (rows.length > shownRows) console.log(`and ${rows.length - shownRows} more; --json has them all`);
  console.log(
    `${rows.length} differ, ${equalRows} are equal; in all ${formatMoneyChange(fromNanos(differenceNanos), currency, 2)}`,
  );
};

const print = ({ month, tolerancePct, payers, sources }: MonthReconciliation, state: MonthStanding): void => {
  console.log(`${monthName(month)}: invoices against imported billed cost, tolerance ${tolerancePct}%`);
  console.log(`${stateWords(state)}\n`);
  const rows = payers.map(payerRow);
  console.log(formatTable([['Payer', 'Invoice', 'Imported', 'Residual', ''], ...rows], [1, 2, 3]));
  for (const source of sources) printSource(source);
  if (sources.length === 0) console.log('\nNo payer has two bills of this month.');
};

/** Nanos in whole numbers, as the API answers them. */
const toText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

const runReconcile = (month: Month, { basis, json, demo }: Options): void => {
  const db = openOrganisation({ demo });
  if (db === null) {
    console.error('There is no data yet. Import a bill with `npx perunit import <file>`.');
    process.exitCode = EXIT_CODES.noData;
    return;
  }
  const found = reconcileMonth(db, month, basis);
  if (json) console.log(JSON.stringify(found, toText, 2));
  else print(found, monthStanding(db, month));
  if (found.payers.some(({ isWithinTolerance }) => isWithinTolerance === false)) process.exitCode = EXIT_CODES.refused;
};

export const reconcileCommand = new Command('reconcile')
  .description('Hold a month against its invoices, and its bills against each other. Ends with 1 above the tolerance.')
  .argument('<month>', 'YYYY-MM', readMonth)
  .addOption(
    new Option('--basis <basis>', 'what bills are compared in').choices(['billed', 'effective']).default('billed'),
  )
  .option('--json', 'print everything, exactly, as GET /api/v1/reconciliation answers it', false)
  .option('--demo', 'read the demo organisation', false)
  .action(runReconcile);
