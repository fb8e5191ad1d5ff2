import {
  absolute,
  add,
  compare,
  fromDecimal,
  multiply,
  type Rational,
  subtract,
  sum,
  toDecimal,
} from '../../../money/rational';
import { IngestError } from '../../ingest-error';
import type { Notice } from '../../types';
import { accountOf, type BillRecord } from './bill-record';
import { totalOf } from './read-bills';
import type { SortedRecords } from './record-types';

/** The share of a total by which AWS's own rounding between a payer's and its accounts' lines may move it. */
const payerRounding = fromDecimal('0.001');
const halfCent = '0.005';

const sumOf = (records: readonly BillRecord[]): Rational => sum(records.map(totalOf));

/** A stated total is rounded where its text ends, cents at the coarsest; each line by half of a millionth. */
const toleranceOf = (stated: BillRecord, lines: number): Rational => {
  const places = /\.(\d+)/.exec(stated.cell('TotalCost'))?.[1]?.length ?? 0;
  const own = fromDecimal(places <= 2 ? halfCent : `5e-${places + 1}`);
  return add(own, multiply(fromDecimal('0.0000005'), fromDecimal(String(lines))));
};

/** One stated total with the rows that it is of. */
type Check = {
  readonly stated: BillRecord;
  readonly what: string;
  readonly lines: readonly BillRecord[];
  readonly roundings: readonly BillRecord[];
  readonly repeats: readonly BillRecord[];
};

const isWithin = (found: Rational, { stated, lines }: Check): boolean =>
  compare(absolute(subtract(found, totalOf(stated))), toleranceOf(stated, lines.length)) <= 0;

const addsUp = (check: Check): boolean => {
  const lines = sumOf(check.lines);
  return isWithin(lines, check) || isWithin(add(lines, sumOf(check.roundings)), check);
};

/** The payer's own lines make the total, and the accounts' lines nearly: AWS rounds the two apart. */
const isRoundedApart = (check: Check): boolean => {
  const total = totalOf(check.stated);
  const apart = absolute(subtract(sumOf(check.lines), total));
  return (
    check.repeats.length > 0 &&
    isWithin(sumOf(check.repeats), check) &&
    compare(apart, multiply(absolute(total), payerRounding)) <= 0
  );
};

const wrongTotal = (file: string, { stated, what, lines, roundings }: Check): IngestError => {
  const found = add(sumOf(lines), sumOf(roundings));
  const withRounding = roundings.length === 0 ? '' : ', its rounding included,';
  const apart = toDecimal(absolute(subtract(found, totalOf(stated))), 6);
  const currency = stated.cell('CurrencyCode');
  return new IngestError(
    'totals-disagree',
    file,
    `The lines of ${what}${withRounding} add up to ${toDecimal(found, 6)} ${currency}, and its ${stated.cell('RecordType')} says ${stated.cell('TotalCost')}: ${apart} apart.`,
    'Download it from the Bills page again, whole, and change nothing in it.',
    { line: stated.line, column: 'TotalCost', value: stated.cell('TotalCost') },
  );
};

/** What stands behind the colon of `AccountTotal:111122223333`. */
const idOf = ({ cell }: BillRecord): string => /^[^:]*:(.+)$/.exec(cell('RecordID'))?.[1] ?? '';

const accountCheck = (sorted: SortedRecords, stated: BillRecord): Check => {
  const account = stated.cell('LinkedAccountId') || idOf(stated) || stated.cell('PayerAccountId');
  const invoice = stated.cell('InvoiceID');
  const isOwn = (record: BillRecord) =>
    accountOf(record) === account && (invoice === '' || record.cell('InvoiceID') === invoice);
  return {
    ...{ stated, what: `account ${account}`, repeats: [] },
    lines: sorted.lines.filter(isOwn),
    roundings: sorted.roundings.filter((record) => record.cell('LinkedAccountId') === account),
  };
};

/** They vouch for a total only where each account's lines are held against a total of its own. */
const payersLines = ({ repeats, accountTotals }: SortedRecords): readonly BillRecord[] =>
  accountTotals.length > 0 ? repeats : [];

const invoiceCheck = (sorted: SortedRecords, stated: BillRecord): Check => {
  const invoice = stated.cell('InvoiceID') || idOf(stated);
  const isOwn = ({ cell }: BillRecord) => cell('InvoiceID') === invoice;
  const isOnly = sorted.invoiceTotals.length === 1;
  return {
    ...{ stated, what: `invoice ${invoice}`, lines: sorted.lines.filter(isOwn) },
    repeats: payersLines(sorted).filter(isOwn),
    roundings: sorted.roundings.filter((record) => isOwn(record) || (isOnly && record.cell('InvoiceID') === '')),
  };
};

const statementCheck = (sorted: SortedRecords, stated: BillRecord): Check => ({
  ...{ stated, what: 'the whole statement', lines: sorted.lines },
  ...{ roundings: sorted.roundings, repeats: payersLines(sorted) },
});

/** Totals are in one currency each, and so are the lines that they are of. */
const inCurrency = (check: Check): Check => {
  const currency = check.stated.cell('CurrencyCode');
  const own = (records: readonly BillRecord[]) => records.filter(({ cell }) => cell('CurrencyCode') === currency);
  return { ...check, lines: own(check.lines), roundings: own(check.roundings), repeats: own(check.repeats) };
};

const notice = (isShown: boolean, code: string, text: string): Notice[] => (isShown ? [{ code, text }] : []);

/** Where nothing states the whole, the payer's own lines say what it should be: nobody else would miss what is on them alone. */
const missingFromAccounts = (sorted: SortedRecords): Notice[] => {
  const { lines, repeats, invoiceTotals, statementTotals } = sorted;
  const isStated = [...invoiceTotals, ...statementTotals].some(({ total }) => total !== null);
  if (isStated || repeats.length === 0 || [...lines, ...repeats].some(({ total }) => total === null)) return [];
  const own = sumOf(repeats);
  const apart = subtract(own, sumOf(lines));
  const limit = add(fromDecimal('0.01'), multiply(absolute(own), payerRounding));
  const text = `The payer’s own lines come to ${toDecimal(own, 2)}, which is ${toDecimal(apart, 2)} apart from those of its accounts: only the latter count. Compare with the invoice.`;
  return notice(compare(absolute(apart), limit) > 0, 'payer-lines-differ', text);
};

/**
 * Holds a file's lines against the totals that it states itself, and says what could not be held. Throws
 * `totals-disagree` with both sums where lines are missing, changed or too many.
 */
export const checkTotals = (file: string, sorted: SortedRecords): Notice[] => {
  const checks = [
    ...sorted.accountTotals.map((stated) => accountCheck(sorted, stated)),
    ...sorted.invoiceTotals.map((stated) => invoiceCheck(sorted, stated)),
    ...sorted.statementTotals.map((stated) => statementCheck(sorted, stated)),
  ]
    .filter(({ stated }) => stated.total !== null)
    .map(inCurrency);
  const canCheck = (check: Check) => check.lines.every(({ total }) => total !== null);
  const failed = checks.filter((check) => canCheck(check) && !addsUp(check));
  const wrong = failed.find((check) => !isRoundedApart(check));
  if (wrong !== undefined) throw wrongTotal(file, wrong);
  return [
    ...failed.map(({ stated, what, lines }) => ({
      code: 'payer-rounding',
      text: `The accounts’ lines of ${what} are ${toDecimal(subtract(sumOf(lines), totalOf(stated)), 6)} ${stated.cell('CurrencyCode')} apart from its total, which the payer’s lines make: AWS rounds the two by themselves.`,
    })),
    ...missingFromAccounts(sorted),
    ...notice(
      checks.length === 0,
      'totals-not-stated',
      'It states no totals: whether lines are missing can’t be told.',
    ),
    ...notice(
      checks.some((check) => !canCheck(check)),
      'totals-unchecked',
      'Some lines have no cost that can be read: the totals that they are part of were not checked.',
    ),
  ];
};
