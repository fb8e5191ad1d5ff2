import { isZero, type Rational, toExactDecimal } from '../../../money/rational';
import { accountOf, type BillRecord, costOf, dayOf } from './bill-record';
import { isEstimatedId } from './record-types';

/** The columns of the lines that the engine reads; `Part` says what of the row a line is. */
export const lineColumns = [
  ...['PayerAccountId', 'AccountId', 'AccountName', 'Part', 'ProductCode', 'ProductName', 'SellerOfRecord'],
  ...['UsageType', 'Operation', 'Region', 'ItemDescription', 'Tags', 'InvoiceID', 'Start', 'Month', 'Currency'],
  ...['TotalCost', 'UsageQuantity'],
] as const;

const textOf = (value: Rational): string => toExactDecimal(value) ?? '0';

/** `user:Environment` and other tag columns, as one JSON cell. */
const tagsOf = ({ cell }: BillRecord, tagColumns: readonly string[]): string => {
  const filled = tagColumns.filter((column) => cell(column) !== '').map((column) => [column, cell(column)]);
  return filled.length === 0 ? '' : JSON.stringify(Object.fromEntries(filled));
};

const nameOf = ({ cell }: BillRecord): string => cell('LinkedAccountName') || cell('PayerAccountName');

/** The row's cost, credits and tax as lines of their own, so that they sum to its total exactly. */
export const linesOfRecord = (record: BillRecord, tagColumns: readonly string[]): string[][] => {
  const { cell, credits, tax } = record;
  const month = `${dayOf(cell('BillingPeriodStartDate'))?.slice(0, 7)}-01`;
  const invoice = cell('InvoiceID');
  const parts = [
    { Part: 'Cost', TotalCost: costOf(record) },
    ...[
      { Part: 'Credit', TotalCost: credits },
      { Part: 'Tax', TotalCost: tax },
    ].filter((part) => !isZero(part.TotalCost)),
  ];
  return parts.map(({ Part, TotalCost }) => {
    const cells: Readonly<Record<string, string>> = {
      ...{ PayerAccountId: cell('PayerAccountId'), AccountId: accountOf(record), AccountName: nameOf(record), Part },
      ...{ Region: cell('AvailabilityZone').replace(/^([a-z]+(?:-[a-z]+)+-\d+)[a-z]$/, '$1') },
      ...{ InvoiceID: isEstimatedId(invoice) ? '' : invoice, Tags: tagsOf(record, tagColumns) },
      ...{ Start: dayOf(cell('UsageStartDate')) ?? month, Month: month, Currency: cell('CurrencyCode') },
      ...{ TotalCost: textOf(TotalCost), UsageQuantity: Part === 'Cost' ? cell('UsageQuantity') : '' },
    };
    return lineColumns.map((column) => cells[column] ?? cell(column));
  });
};
