import { formatName } from '@/components/data/format-names';
import type { HistoryRow } from '@/components/data/view-types';
import type { HistoryEntry } from '@/db/queries/import-history';
import { isMonth } from '@/lib/month/month';

/** The imports that count or once counted, as rows; what was thrown away or changed nothing is left to the audit log. */
export const historyRows = (history: readonly HistoryEntry[]): HistoryRow[] =>
  history
    .filter(({ status }) => status === 'active' || status === 'undone')
    .map((entry) => ({
      importId: entry.importId,
      name: entry.name,
      formatName: formatName(entry.format),
      months: [...new Set(entry.deliveries.map(({ period }) => period).filter(isMonth))],
      rows: entry.rowsRead - entry.rowsRejected,
      rowsRejected: entry.rowsRejected,
      currency: entry.currency,
      billed: entry.billed,
      importedAt: entry.finishedAt ?? entry.stagedAt,
      by: entry.by,
      state: stateOf(entry),
    }));

function stateOf({ status, deliveries }: HistoryEntry): HistoryRow['state'] {
  if (status === 'undone') return 'undone';
  const replaced = deliveries.filter((delivery) => delivery.status === 'replaced').length;
  if (replaced === 0) return 'active';
  return replaced === deliveries.length ? 'replaced' : 'partly-replaced';
}
