import { isMonth } from '../month/month';
import type { Scanned, ScannedTotal } from './engine/scan-request';
import { exactSum } from './exact-sum';
import { serviceName } from './service-names';
import { billSourceOf } from './sources/bill-registry';
import { dimensions, type Expression } from './sources/mapping';
import type { BillFinality, BillFormat, ExactTotal, MappedColumn } from './types';

/** Exact totals per payer, month, account and service of the one vocabulary. */
export const exactTotals = (totals: readonly ScannedTotal[]): ExactTotal[] => {
  const groups = new Map<string, ScannedTotal[]>();
  for (const total of totals) {
    const key = [total.payerId, total.month, total.accountId, serviceName(total.service)].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), total]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sumOrNull = (amounts: readonly (string | null)[]) => {
      const known = amounts.filter((amount) => amount !== null);
      return known.length < amounts.length ? null : exactSum(known);
    };
    return [
      {
        payerId: first.payerId,
        billingMonth: first.month,
        accountId: first.accountId,
        service: serviceName(first.service),
        rows: group.reduce((sum, { rows }) => sum + rows, 0),
        billed: exactSum(group.map(({ billed }) => billed)),
        effective: sumOrNull(group.map(({ effective }) => effective)),
        contracted: sumOrNull(group.map(({ contracted }) => contracted)),
        list: sumOrNull(group.map(({ list }) => list)),
      },
    ];
  });
};

/** How final each payer's month is, as the bill says. */
export const finalityOf = (scanned: Scanned, hasInvoiceColumn: boolean): BillFinality[] =>
  scanned.finality
    .filter(({ month }) => isMonth(month))
    .map(({ payerId, month, invoiced, rows, firstDay, lastDay }) => ({
      payerId,
      billingMonth: month,
      invoicedRows: invoiced,
      uninvoicedRows: rows - invoiced,
      hasInvoiceColumn,
      firstUsageDay: firstDay,
      lastUsageDay: lastDay,
    }));

/** What mappings name where a format never says something. */
const nowhere = 'no_such_column';

const firstColumn = (expression: Expression): string => {
  if ('column' in expression) return expression.column;
  if ('first' in expression && expression.first[0] !== undefined) return firstColumn(expression.first[0]);
  return '';
};

/** Which of the file's columns became what, with how many rows are filled. */
export const mappedColumns = (format: BillFormat, scanned: Scanned): MappedColumn[] => {
  const { mapping } = billSourceOf(format);
  const filled = (name: string) => scanned.filled[name] ?? 0;
  const plain = dimensions
    .filter((name) => !['', nowhere].includes(firstColumn(mapping.dimensions[name])))
    .map((name) => ({
      source: firstColumn(mapping.dimensions[name]),
      target: name,
      readAs: 'text',
      filledRows: filled(`dimension ${name}`),
    }));
  const amounts = (
    [
      ['billed', mapping.billed],
      ['effective', mapping.effective],
      ['contracted', mapping.contracted],
      ['list', mapping.list],
    ] as const
  ).flatMap(([target, cost]) => {
    const source = cost === 'unknown' ? undefined : cost.needs[0];
    return source === undefined || scanned.filled[source] === undefined
      ? []
      : [{ source, target: `${target} cost`, readAs: 'decimal', filledRows: filled(source) }];
  });
  return [
    ...amounts,
    { source: mapping.usageStart, target: 'day', readAs: 'date', filledRows: filled('day') },
    { source: mapping.billingMonth, target: 'month', readAs: 'month', filledRows: filled('month') },
    { source: mapping.currency, target: 'currency', readAs: 'code', filledRows: filled('currency') },
    ...plain,
  ];
};
