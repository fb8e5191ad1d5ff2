import { formatName } from '@/components/data/format-names';
import type { Finality, MonthPreview, NumberFormatId, PreviewView } from '@/components/data/view-types';
import type { HistoryEntry } from '@/db/queries/import-history';
import type { ImportPreview, PreviewDelivery } from '@/db/queries/import-preview';
import { fromDecimal, sum, toExactDecimal } from '@/lib/money/rational';
import { isMonth } from '@/lib/month/month';

/** A staged import as its preview shows it. */
export function previewView(
  preview: ImportPreview,
  {
    by,
    stagedAt,
    numberFormat = 'plain',
  }: Pick<HistoryEntry, 'by' | 'stagedAt'> & {
    readonly numberFormat?: NumberFormatId | undefined;
  },
): PreviewView {
  const isBill = preview.kind === 'bill';
  const names = new Map(preview.accounts.map(({ accountId, name }) => [accountId, name]));
  const unmapped = isBill ? preview.unmappedAccounts : [];
  return {
    importId: preview.importId,
    isBill,
    name: preview.name,
    formatName: formatName(preview.format),
    files: preview.files.map(({ name, bytes }) => ({ name, bytes })),
    columnCount: preview.columnCount,
    currency: preview.currency,
    stagedAt,
    by,
    rowsRead: preview.rowsRead,
    rowsRejected: preview.rowsRejected,
    rowsLeftOut: preview.rowsLeftOut,
    rejectedBilled: preview.rejectedBilled,
    rejects: preview.rejects,
    months: isBill ? billMonths(preview) : recordMonths(preview),
    billed: isBill ? preview.total.billed : null,
    effective: isBill ? preview.total.effective : null,
    mappedAccounts: preview.accounts.length - unmapped.length,
    unmappedAccounts: unmapped.map((accountId) => ({ accountId, name: names.get(accountId) ?? null })),
    columns: preview.columns,
    numberFormat: isBill ? null : numberFormat,
    notices: preview.notices.map(({ text }) => text),
    shrinks: preview.problems
      .filter(({ code }) => code === 'period-shrinks')
      .map(({ text, remedy }) => `${text} ${remedy}`),
  };
}

const billMonths = ({ months, deliveries }: ImportPreview): MonthPreview[] =>
  months.map(({ month, rows, billed, effective }) => {
    const own = deliveries.filter(({ period }) => period === month);
    return { month, rows, billed, effective, ...usageOf(own), replaces: replacedBy(own) };
  });

const recordMonths = ({ deliveries }: ImportPreview): MonthPreview[] =>
  deliveries
    .filter(({ period }) => isMonth(period))
    .map((delivery) => ({
      ...{ month: delivery.period, rows: delivery.rows, billed: null, effective: null, days: null, finality: null },
      replaces: replacedBy([delivery]),
    }));

/** The days of use and what the invoice ids say, of the deliveries whose period the month is. */
function usageOf(deliveries: readonly PreviewDelivery[]): Pick<MonthPreview, 'days' | 'finality'> {
  const usages = deliveries.map(({ usage }) => usage).filter((usage) => usage !== null);
  const [first] = usages.map(({ firstDay }) => firstDay).sort();
  const last = usages
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  return first === undefined || last === undefined
    ? { days: null, finality: null }
    : { days: { first, last }, finality: finalityOf(usages) };
}

function finalityOf(usages: readonly NonNullable<PreviewDelivery['usage']>[]): Finality {
  if (usages.some(({ isEstimated }) => isEstimated === true)) return 'estimated';
  if (usages.every(({ isEstimated }) => isEstimated === false)) return 'not-estimated';
  if (usages.some(({ hasInvoiceColumn }) => !hasInvoiceColumn)) return 'no-invoice-column';
  if (usages.every(({ uninvoicedRows }) => uninvoicedRows === 0)) return 'invoiced';
  return usages.every(({ invoicedRows }) => invoicedRows === 0) ? 'not-invoiced' : 'partly-invoiced';
}

/** What would be replaced beside what would replace it, rows of other months in the same bill included. */
function replacedBy(deliveries: readonly PreviewDelivery[]): MonthPreview['replaces'] {
  const replacing = deliveries.filter(({ takesPlaceOf }) => takesPlaceOf !== null);
  if (replacing.length === 0) return null;
  const count = (rows: readonly number[]) => rows.reduce((sum, more) => sum + more, 0);
  return {
    rows: count(replacing.map(({ takesPlaceOf }) => takesPlaceOf?.rows ?? 0)),
    rowsAfter: count(replacing.map(({ rows }) => rows)),
    billed: addDecimals(replacing.map(({ takesPlaceOf }) => takesPlaceOf?.billed ?? null)),
    billedAfter: addDecimals(replacing.map(({ billed }) => billed)),
  };
}

/** Null when one of them is not known. */
function addDecimals(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? toExactDecimal(sum(known.map(fromDecimal))) : null;
}
