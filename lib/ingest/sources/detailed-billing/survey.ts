import { isZero, toDecimal, toExactDecimal } from '../../../money/rational';
import { isMonth, type Month } from '../../../month/month';
import { IngestError } from '../../ingest-error';
import type { BillInvoice, Notice } from '../../types';
import type { BillSurvey, Survey, SurveyedRows } from '../bill-survey';
import { countOf, refuseWrongTotals, type SortedRows, sortRows, sumOf } from './stated-totals';

const currency = 'USD';

/** The month is in the words of the statement's row; else most lines are of it. */
const monthOfReport = (file: string, { lines, totals }: SortedRows): Month => {
  const words = totals.map(({ texts }) => /(\d{4})[-/](\d{2})[-/]\d{2}/.exec(texts['words'] ?? ''));
  const said = words.find((found) => found !== null);
  const byRows = [...lines].filter(({ month }) => isMonth(month)).sort((a, b) => b.rows - a.rows)[0]?.month;
  const month = said == null ? byRows : `${said[1]}-${said[2]}`;
  if (month !== undefined && isMonth(month)) return month;
  throw new IngestError(
    'no-rows',
    file,
    'It has no line with a day, and does not say which month it is of.',
    'Take the report from the bucket again.',
  );
};

const isEstimatedId = ({ texts }: SurveyedRows): boolean => /^(estimated)?$/i.test(texts['invoice'] ?? '');

const invoiceOf = (sorted: SortedRows, month: Month): BillInvoice[] => {
  const ofType = (type: string) => sorted.totals.filter(({ texts }) => texts['type'] === type);
  const stated = [ofType('StatementTotal'), ofType('InvoiceTotal')].find((rows) => rows.length > 0) ?? [];
  const amount = toExactDecimal(sumOf(stated));
  const payerId = sorted.lines[0]?.texts['payer'] ?? '';
  const isKnown = stated.length > 0 && stated.every(({ withoutAmount }) => withoutAmount === 0);
  if (!isKnown || amount === null || payerId === '' || sorted.lines.some(isEstimatedId)) return [];
  return [{ payerId, month, currency, amount, origin: stated[0]?.texts['type'] ?? '' }];
};

const notice = (isShown: boolean, code: string, text: string): Notice[] => (isShown ? [{ code, text }] : []);

const noticesOf = (sorted: SortedRows): Notice[] => {
  const { totals, roundings, unknown, lines } = sorted;
  const types = [...new Set(unknown.map(({ texts }) => texts['type'] || 'none'))];
  return [
    { code: 'effective-unknown', text: 'It has billed cost only: effective, contracted and list cost are unknown.' },
    { code: 'currency-assumed', text: 'It names no currency: such reports are in US dollars.' },
    ...notice(
      totals.length === 0,
      'totals-not-stated',
      'It states no totals: whether lines are missing can’t be told.',
    ),
    ...notice(lines.some(isEstimatedId), 'estimated', 'AWS marks amounts as estimated: the month stays open.'),
    ...notice(
      !isZero(sumOf(roundings)),
      'consolidated-rounding',
      `The invoice differs from its lines by ${toDecimal(sumOf(roundings), 6)} of rounding, which is no account’s cost.`,
    ),
    ...notice(
      types.length > 0,
      'unknown-line-kind',
      `${countOf(unknown)} rows have the RecordType ${types.join(', ')}, which is not known; they are no costs.`,
    ),
  ];
};

/** The report and the one with resources and tags are the same month twice. */
const refuseRepeats = (names: readonly string[], reports: readonly SortedRows[]): void => {
  const seen = new Map<string, number>();
  for (const [file, { lines }] of reports.entries()) {
    for (const { texts, month } of lines) {
      const id = `${texts['payer']} ${texts['invoice']} ${texts['account']} ${month}`;
      const other = seen.get(id);
      if (other !== undefined && other !== file) {
        throw new IngestError(
          'counted-twice',
          names[file] ?? '',
          `It has lines of the same invoice, account and month as ${names[other]}.`,
          'Bring one report of each month: that with resources and tags says more.',
          { value: texts['invoice'] ?? null },
        );
      }
      seen.set(id, file);
    }
  }
};

const judge = (names: readonly string[], rows: readonly SurveyedRows[]): Survey => {
  const reports = names.map((_, file) => sortRows(rows.filter((row) => row.file === file)));
  refuseRepeats(names, reports);
  for (const [file, sorted] of reports.entries()) refuseWrongTotals(names[file] ?? '', sorted);
  const months = reports.map((sorted, file) => monthOfReport(names[file] ?? '', sorted));
  const hasOwn = reports.some(({ lines }) => lines.some(({ texts }) => texts['type'] !== 'PayerLineItem'));
  const lineTypes = hasOwn ? ['LineItem', 'LinkedLineItem'] : ['PayerLineItem'];
  return {
    skip: { not: { column: 'RecordType', isOneOf: lineTypes } },
    skippedRows: countOf(rows.filter(({ texts }) => !lineTypes.includes(texts['type'] ?? ''))),
    defaults: months.map((month) => ({
      ...{ Month: `${month}-01`, Currency: currency, UsageStartDate: `${month}-01 00:00:00` },
    })),
    isEstimated: reports.some(({ lines }) => lines.some(isEstimatedId)),
    invoices: reports.flatMap((sorted, file) => invoiceOf(sorted, months[file] ?? '')),
    notices: reports.flatMap(noticesOf),
  };
};

/** Holds the lines of a detailed billing report against its own totals before any of them counts. */
export const detailedBillingSurvey: BillSurvey = {
  question: {
    groupBy: {
      type: { column: 'RecordType' },
      payer: { column: 'PayerAccountId' },
      account: { column: 'LinkedAccountId' },
      invoice: { column: 'InvoiceID' },
      words: {
        cases: [[{ column: 'RecordType', isLike: '%Total' }, { column: 'ItemDescription' }]],
        otherwise: { text: '' },
      },
    },
    monthOf: 'UsageStartDate',
    amount: 'UnBlendedCost',
  },
  judge,
};
