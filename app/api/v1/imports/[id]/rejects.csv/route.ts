import { organisationDatabase } from '@/db/client';
import { importPreview } from '@/db/queries/import-preview';
import { csvResponse } from '@/lib/observe/csv-response';
import { readRoute } from '@/lib/observe/route';
import { rowId } from '@/lib/observe/row-id';

/** The rejected rows of an import, for a spreadsheet. */
export const GET = readRoute<{ id: string }>((_, { id }) => {
  const { rejects } = importPreview(organisationDatabase('own'), rowId(id));
  const rows = rejects.map(({ file, line, column, value, reason, remedy }) => [
    file,
    line,
    column,
    value,
    reason,
    remedy,
  ]);
  return csvResponse(`rejects-${rowId(id)}.csv`, ['file', 'line', 'column', 'value', 'reason', 'remedy'], rows);
});
