import { daysInMonth, type Month } from '../../month/month';
import { invoiceId } from '../bill-format';
import type { Charge } from '../charge';
import { organisation, payer } from '../organisation';
import { type DemoDocument, quotedLine, sumBilled } from './demo-document';

const columns = [
  ...['InvoiceID', 'PayerAccountId', 'LinkedAccountId', 'RecordType', 'RecordID', 'BillingPeriodStartDate'],
  ...['BillingPeriodEndDate', 'InvoiceDate', 'PayerAccountName', 'LinkedAccountName', 'TaxationAddress'],
  ...['PayerPONumber', 'ProductCode', 'ProductName', 'SellerOfRecord', 'UsageType', 'Operation', 'RateId'],
  ...['ItemDescription', 'UsageStartDate', 'UsageEndDate', 'UsageQuantity', 'BlendedRate', 'CurrencyCode'],
  ...['CostBeforeTax', 'Credits', 'TaxAmount', 'TaxType', 'TotalCost'],
];

type Row = Readonly<Record<string, string>>;
/** Charges of one line of the bill. Amounts in whole millionths of a dollar, as the Bills page prints them. */
type Line = { readonly charge: Charge; readonly micros: number };

const names = new Map(organisation.accounts.map(({ id, name }) => [id, name]));
const micros = (units: number): string => (units / 1e6).toFixed(6);
const cents = (units: number): string => (Math.round(units / 1e4) / 100).toFixed(2);

const lineKey = ({ kind, accountId, code, usageType, operation }: Charge): string =>
  [kind, accountId, code, usageType, operation].join(' ');

const linesOf = (charges: readonly Charge[]): Line[] => {
  const sums = sumBilled(charges, lineKey);
  const first = new Map([...charges].reverse().map((charge) => [lineKey(charge), charge]));
  return [...sums].flatMap(([key, nanos]) => {
    const charge = first.get(key);
    return charge === undefined ? [] : [{ charge, micros: Math.round(nanos / 1000) }];
  });
};

const periodOf = (month: Month): Row => ({
  BillingPeriodStartDate: `${month.replace('-', '/')}/01 00:00:00`,
  BillingPeriodEndDate: `${month.replace('-', '/')}/${daysInMonth(month)} 23:59:59`,
  ...{ PayerAccountId: payer.id, PayerAccountName: payer.name, CurrencyCode: organisation.org.currency },
});

/** Tax and credits stand in columns of their own. */
const amountsOf = ({ charge, micros: own }: Line): Row => {
  const text = micros(own);
  const isTax = charge.kind === 'tax';
  const isCredit = charge.kind === 'credit';
  return {
    CostBeforeTax: isTax || isCredit ? '0.000000' : text,
    Credits: isCredit ? text : '0.0',
    TaxAmount: isTax ? text : '0.000000',
    ...{ TaxType: isTax ? 'USSalesTax' : 'None', TotalCost: text },
  };
};

const rowOf = (month: Month, line: Line): Row => {
  const { charge } = line;
  const period = periodOf(month);
  return {
    ...period,
    ...{
      InvoiceID: invoiceId({ charge, month, role: 'charge' }),
      ProductCode: charge.code,
      ProductName: charge.service,
    },
    ...{ SellerOfRecord: charge.kind === 'marketplace' ? 'Zesty Tech Ltd' : 'Amazon Web Services, Inc.' },
    ...{ UsageType: charge.usageType ?? '', Operation: charge.operation ?? '', ItemDescription: charge.description },
    UsageStartDate: period['BillingPeriodStartDate'] ?? '',
    UsageEndDate: period['BillingPeriodEndDate'] ?? '',
    ...amountsOf(line),
  };
};

const linkedRow = (month: Month, line: Line): Row => ({
  ...rowOf(month, line),
  ...{ RecordType: 'LinkedLineItem', LinkedAccountId: line.charge.accountId },
  LinkedAccountName: names.get(line.charge.accountId) ?? 'harborline-new-team',
});

/** The payer's own lines: the same costs once more, without accounts. */
const payerRows = (month: Month, lines: readonly Line[]): Row[] =>
  lines.map((line) => ({ ...rowOf(month, line), RecordType: 'PayerLineItem' }));

const totalRow = (month: Month, type: string, total: string, rest: Row): Row => ({
  ...periodOf(month),
  ...{
    RecordType: type,
    RecordID: type,
    CostBeforeTax: total,
    Credits: '0.0',
    TaxAmount: '0.000000',
    TotalCost: total,
  },
  ...rest,
});

const sumsBy = (lines: readonly Line[], keyOf: (line: Line) => string): [string, number][] => {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.micros);
  return [...sums];
};

const totalRows = (month: Month, lines: readonly Line[]): Row[] => [
  ...sumsBy(lines, ({ charge }) => invoiceId({ charge, month, role: 'charge' })).map(([InvoiceID, sum]) =>
    totalRow(month, 'InvoiceTotal', cents(sum), { InvoiceID, RecordID: `InvoiceTotal:${InvoiceID}` }),
  ),
  ...sumsBy(lines, ({ charge }) => charge.accountId).map(([account, sum]) =>
    totalRow(month, 'AccountTotal', micros(sum), { LinkedAccountId: account, RecordID: `AccountTotal:${account}` }),
  ),
  ...sumsBy(lines, () => '').map(([, sum]) => totalRow(month, 'StatementTotal', cents(sum), {})),
];

/** The CSV of the Bills page, each cost on the payer's and on its account's line. */
export const billsDocument: DemoDocument = {
  nameOf: (month) => `${payer.id}-aws-billing-csv-${month}.csv`,
  textOf: (month, charges) => {
    const lines = linesOf(charges);
    const rows = [
      ...payerRows(month, lines),
      ...lines.map((line) => linkedRow(month, line)),
      ...totalRows(month, lines),
    ].map((row, at): Row => ({ RecordID: String(36_000_000_000 + at), ...row }));
    return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(quotedLine).join('');
  },
};
