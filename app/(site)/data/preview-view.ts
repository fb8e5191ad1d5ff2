import { formatName } from '@/components/data/format-names';
import type { MonthPreview, PreviewView } from '@/components/data/view-types';
import type { HistoryEntry } from '@/db/queries/import-history';
import type { ImportPreview } from '@/db/queries/import-preview';
import { isMonth } from '@/lib/month/month';

/** A staged import as its preview shows it. */
export function previewView(
  preview: ImportPreview,
  { by, stagedAt }: Pick<HistoryEntry, 'by' | 'stagedAt'>,
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
    notices: preview.notices.map(({ text }) => text),
    shrinks: preview.problems
      .filter(({ code }) => code === 'period-shrinks')
      .map(({ text, remedy }) => `${text} ${remedy}`),
  };
}

const billMonths = ({ months, deliveries }: ImportPreview): MonthPreview[] =>
  months.map(({ month, rows, billed, effective }) => ({
    ...{ month, rows, billed, effective },
    replacesRows: sumRows(deliveries.filter(({ period }) => period === month)),
  }));

const recordMonths = ({ deliveries }: ImportPreview): MonthPreview[] =>
  deliveries
    .filter(({ period }) => isMonth(period))
    .map((delivery) => ({
      ...{ month: delivery.period, rows: delivery.rows, billed: null, effective: null },
      replacesRows: delivery.takesPlaceOf?.rows ?? null,
    }));

/** Rows of what would be replaced; null when nothing would. */
function sumRows(deliveries: ImportPreview['deliveries']): number | null {
  const before = deliveries.map(({ takesPlaceOf }) => takesPlaceOf).filter((delivery) => delivery !== null);
  return before.length === 0 ? null : before.reduce((sum, { rows }) => sum + rows, 0);
}
