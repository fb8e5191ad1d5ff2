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
import type { SurveyedRows } from '../bill-survey';

/** The rows of one report by what they are. */
export type SortedRows = {
  readonly lines: readonly SurveyedRows[];
  readonly roundings: readonly SurveyedRows[];
  readonly totals: readonly SurveyedRows[];
  readonly repeats: readonly SurveyedRows[];
  readonly unknown: readonly SurveyedRows[];
};

/** Sorts a report's rows; the payer's own lines repeat those of its accounts wherever there are any. */
export const sortRows = (rows: readonly SurveyedRows[]): SortedRows => {
  const ofType = (pattern: RegExp) => rows.filter(({ texts }) => pattern.test(texts['type'] ?? ''));
  const own = ofType(/^(LineItem|LinkedLineItem)$/);
  const payers = ofType(/^PayerLineItem$/);
  const known =
    /^(LineItem|LinkedLineItem|PayerLineItem|\w*Rounding|InvoiceTotal|AccountTotal|StatementTotal|EstimatedDisclaimer)$/;
  return {
    lines: own.length > 0 ? own : payers,
    repeats: own.length > 0 ? payers : [],
    roundings: ofType(/Rounding$/),
    totals: ofType(/^(InvoiceTotal|AccountTotal|StatementTotal)$/),
    unknown: rows.filter(({ texts }) => !known.test(texts['type'] ?? '')),
  };
};

export const sumOf = (rows: readonly SurveyedRows[]): Rational => sum(rows.map((row) => fromDecimal(row.sum)));
export const countOf = (rows: readonly SurveyedRows[]): number => rows.reduce((count, row) => count + row.rows, 0);

/** Totals are in cents; lines are rounded to eight decimals each. */
const toleranceOf = (lines: readonly SurveyedRows[]): Rational =>
  add(fromDecimal('0.005'), multiply(fromDecimal('0.00000001'), fromDecimal(String(countOf(lines)))));

type Part = { readonly what: string; readonly isOwn: (row: SurveyedRows) => boolean };

const partOf = ({ texts }: SurveyedRows, totals: readonly SurveyedRows[]): Part => {
  const { type, invoice = '', account = '' } = texts;
  if (type === 'AccountTotal') return { what: `account ${account}`, isOwn: (row) => row.texts['account'] === account };
  if (type === 'StatementTotal') return { what: 'the whole statement', isOwn: () => true };
  const isOnly = totals.filter((row) => row.texts['type'] === 'InvoiceTotal').length === 1;
  return {
    what: `invoice ${invoice}`,
    isOwn: (row) => row.texts['invoice'] === invoice || (isOnly && row.texts['invoice'] === ''),
  };
};

/** Throws `totals-disagree` with both sums where a report's lines do not make the totals that it states. */
export const refuseWrongTotals = (file: string, { lines, roundings, totals }: SortedRows): void => {
  for (const stated of totals.filter(({ withoutAmount }) => withoutAmount === 0)) {
    const { what, isOwn } = partOf(stated, totals);
    const own = lines.filter(isOwn);
    if (own.some(({ withoutAmount }) => withoutAmount > 0)) continue;
    const plain = sumOf(own);
    const found = add(plain, sumOf(roundings.filter(isOwn)));
    const total = fromDecimal(stated.sum);
    const apart = [plain, found].map((one) => absolute(subtract(one, total)));
    if (apart.some((one) => compare(one, toleranceOf(own)) <= 0)) continue;
    throw new IngestError(
      'totals-disagree',
      file,
      `The lines of ${what} add up to ${toDecimal(found, 6)} USD, and its ${stated.texts['type']} says ${toDecimal(total, 6)}: ${toDecimal(absolute(subtract(found, total)), 6)} apart.`,
      'Take the report from the bucket again, whole, and change nothing in it.',
      { column: 'UnBlendedCost', value: toDecimal(total, 6) },
    );
  }
};
