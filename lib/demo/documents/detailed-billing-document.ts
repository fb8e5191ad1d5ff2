import { daysInMonth, type Month } from '../../month/month';
import { chargeEnd, chargeStart, invoiceId } from '../bill-format';
import { type Charge, decimalText, sumNanos } from '../charge';
import { payer } from '../organisation';
import { type DemoDocument, quotedLine } from './demo-document';

const tagKeys = ['CloudClusterID', 'Environment', 'VpcID'];
const columns = [
  ...['InvoiceID', 'PayerAccountId', 'LinkedAccountId', 'RecordType', 'RecordId', 'ProductName', 'RateId'],
  ...['SubscriptionId', 'PricingPlanId', 'UsageType', 'Operation', 'AvailabilityZone', 'ReservedInstance'],
  ...['ItemDescription', 'UsageStartDate', 'UsageEndDate', 'UsageQuantity', 'BlendedRate', 'BlendedCost'],
  ...['UnBlendedRate', 'UnBlendedCost', 'ResourceId'],
];

type Row = Readonly<Record<string, string>>;

const time = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

/** What the report says in words alone: that a line is tax, a credit, a refund. */
const wordsOf = ({ kind, description }: Charge): string =>
  kind === 'credit' && !/credit/i.test(description) ? `Credit: ${description}` : description;

const lineRow = (month: Month, charge: Charge): Row => {
  const line = { charge, month, role: 'charge' };
  const cost = decimalText(charge.billedNanos, 9);
  return {
    ...{
      InvoiceID: invoiceId(line),
      PayerAccountId: payer.id,
      LinkedAccountId: charge.accountId,
      RecordType: 'LineItem',
    },
    ...{ ProductName: charge.service },
    ...{ UsageType: charge.kind === 'credit' ? '' : (charge.usageType ?? ''), Operation: charge.operation ?? '' },
    ...{ ReservedInstance: charge.kind === 'reserved' ? 'Y' : 'N', ItemDescription: wordsOf(charge) },
    ...{ UsageStartDate: time(chargeStart(line)), UsageEndDate: time(chargeEnd(line)) },
    ...{ UsageQuantity: decimalText(charge.quantityMicros, 6), BlendedCost: cost, UnBlendedCost: cost },
    ...Object.fromEntries(tagKeys.map((key) => [`user:${key}`, charge.tags[key] ?? ''])),
  };
};

const totalRow = (type: string, charges: readonly Charge[], rest: Row): Row => {
  const total = (Math.round(sumNanos(charges, ({ billedNanos }) => billedNanos) / 1e7) / 100).toFixed(2);
  return { PayerAccountId: payer.id, RecordType: type, BlendedCost: total, UnBlendedCost: total, ...rest };
};

const totalRows = (month: Month, charges: readonly Charge[]): Row[] => {
  const invoiceOf = (charge: Charge) => invoiceId({ charge, month, role: 'charge' });
  const span = `${month}-01 00:00:00 - ${month}-${daysInMonth(month)} 23:59:59`;
  return [
    ...[...new Set(charges.map(invoiceOf))].map((InvoiceID) =>
      totalRow(
        'InvoiceTotal',
        charges.filter((charge) => invoiceOf(charge) === InvoiceID),
        { InvoiceID, ItemDescription: `Total amount for invoice ${InvoiceID}` },
      ),
    ),
    totalRow('StatementTotal', charges, { ItemDescription: `Total statement amount for period ${span}` }),
  ];
};

/** The detailed billing report with resources and tags: a line a charge, to the nano. */
export const detailedBillingDocument: DemoDocument = {
  nameOf: (month) => `${payer.id}-aws-billing-detailed-line-items-with-resources-and-tags-${month}.csv`,
  textOf: (month, charges) => {
    const header = [...columns, ...tagKeys.map((key) => `user:${key}`)];
    const rows = [...charges.map((charge) => lineRow(month, charge)), ...totalRows(month, charges)];
    const numbered = rows.map((row, at): Row => ({ RecordId: String(at), ...row }));
    return [header, ...numbered.map((row) => header.map((column) => row[column] ?? ''))].map(quotedLine).join('');
  },
};
