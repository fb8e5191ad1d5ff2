import { IngestError } from '../ingest-error';
import type { NumberFormat, ParsedRecords, RecordSource } from '../records/record-source';
import type { MappedColumn, Notice } from '../types';
import { mappedText, mappingProblems, splitTable } from './apply-mapping';
import type { MappedReading } from './find-mapping';
import { loadTable } from './load-table';
import type { TableMapping } from './table-mapping';

const noticeOf = ({ name, isRecognised, mapping }: MappedReading, sheet: string | null): Notice => {
  const where = sheet === null ? '' : `Sheet “${sheet}”. `;
  if (name === null && Object.keys(mapping.constants).length === 0 && sheet !== null)
    return { code: 'sheet', text: `${where}A workbook is read as a CSV of that sheet would be.` };
  const how = name === null ? 'as you said' : `by the mapping “${name}”`;
  const why = isRecognised ? ', since its header is the one that the mapping was made for' : '';
  return { code: 'mapped', text: `${where}Its columns are read ${how}${why}.` };
};

/** Which of their columns became ours, and what stands in the others. */
const columnsOf = (columns: readonly MappedColumn[], mapping: TableMapping): MappedColumn[] =>
  columns.map((column) => {
    const theirs = Object.entries(mapping.columns).find(([, own]) => own === column.target)?.[0];
    return { ...column, source: theirs ?? `“${mapping.constants[column.target] ?? ''}” on every row` };
  });

const ignored = (header: readonly string[], mapping: TableMapping): Notice[] => {
  const used = new Set(Object.keys(mapping.columns).map((name) => name.trim().toLowerCase()));
  const rest = header.filter((name) => name !== '' && !used.has(name.trim().toLowerCase()));
  return rest.length === 0 ? [] : [{ code: 'ignored-columns', text: `Not read: ${rest.join(', ')}.` }];
};

/**
 * Somebody else's table as the text of one of Perunit's own CSVs, and what says it back in their words. Throws
 * `missing-columns` when the mapping does not fit.
 */
export const readMapped = async (
  place: { readonly name: string; readonly path: string },
  source: RecordSource,
  reading: MappedReading,
  numberFormat: NumberFormat = reading.mapping.numberFormat,
) => {
  const mapping = { ...reading.mapping, numberFormat };
  const table = await loadTable({ ...place, sheet: mapping.sheet, numberFormat });
  const { header } = splitTable(table, mapping.headerLine);
  const [problem] = mappingProblems(source, header, mapping);
  if (problem !== undefined) {
    const name = reading.name === null ? '' : ` “${reading.name}”`;
    throw new IngestError(
      'missing-columns',
      place.name,
      `The mapping${name} does not fit: ${problem}`,
      'Say anew what its columns are.',
      { line: mapping.headerLine },
    );
  }
  const own = [noticeOf(reading, table.sheet), ...ignored(header, mapping)];
  return {
    text: mappedText(table, mapping),
    inTheirWords: <Parsed extends ParsedRecords<RecordSource['id']>>(parsed: Parsed): Parsed => ({
      ...parsed,
      columns: columnsOf(parsed.columns, mapping),
      columnCount: header.length,
      notices: [...own, ...parsed.notices],
    }),
  };
};
