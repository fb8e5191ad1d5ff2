import { sum, toExactDecimal } from '../../../money/rational';
import { daysInMonth, type Month } from '../../../month/month';
import type { DocumentBill, DocumentMonth, DocumentReader } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import { type BillRecord, billRecords, dayOf } from './bill-record';
import { invoicesOf } from './bills-invoices';
import { lineColumns, linesOfRecord } from './bills-lines';
import { noticesOf } from './bills-notices';
import { type BillsTable, billsHeader, isBillsTable, readBillsTable } from './bills-table';
import { checkTotals } from './bills-totals';
import { type ReadBills, totalOf } from './read-bills';
import { sortRecords } from './record-types';

const headLength = 100_000;

const monthOf = ({ cell }: BillRecord): Month => dayOf(cell('BillingPeriodStartDate'))?.slice(0, 7) ?? '';

const refuseNothing = ({ table, sorted, taken }: ReadBills): void => {
  const [first] = sorted.lines.flatMap(({ reject }) => reject ?? []);
  if (taken.length > 0) return;
  throw new IngestError(
    'no-rows',
    table.file,
    first === undefined
      ? 'It has no line items.'
      : `None of its ${sorted.lines.length} lines can be read: ${first.column ?? 'the line'} ${first.reason}.`,
    first?.remedy ?? 'Wait until AWS has written the month, or download it again.',
    { line: first?.line ?? null, column: first?.column ?? null, value: first?.value ?? null },
  );
};

const readOne = (table: BillsTable): ReadBills => {
  const records = billRecords(table);
  const sorted = sortRecords(records);
  const taken = sorted.lines.filter(({ reject }) => reject === null);
  const read = { table, records, sorted, taken, notices: checkTotals(table.file, sorted) };
  refuseNothing(read);
  return read;
};

/** The same line in two files of one drop would count twice. */
const refuseRepeats = (reads: readonly ReadBills[]): void => {
  const seen = new Map<string, string>();
  for (const { table, taken } of reads) {
    for (const { cell, line } of taken) {
      const id = cell('RecordID');
      const other = seen.get(id);
      if (id !== '' && other !== undefined && other !== table.file) {
        throw new IngestError(
          'counted-twice',
          table.file,
          `It has the record ${id}, which ${other} has too.`,
          'Bring each file of a month once: the later one replaces the earlier.',
          { line, column: 'RecordID', value: id },
        );
      }
      seen.set(id, table.file);
    }
  }
};

const monthsOf = (reads: readonly ReadBills[]): DocumentMonth[] => {
  const taken = reads.flatMap((read) => read.taken);
  const isEstimated = reads.some(({ sorted }) => sorted.isEstimated);
  return [...new Set(taken.map(monthOf))].map((month) => {
    const own = taken.filter((record) => monthOf(record) === month);
    const last = `${month}-${daysInMonth(month)}`;
    const ends = own.map(({ cell }) => dayOf(cell('UsageEndDate')) ?? last).sort();
    const starts = own.map(({ cell }) => dayOf(cell('UsageStartDate')) ?? `${month}-01`).sort();
    const end = ends.at(-1) ?? last;
    return {
      ...{ month, isEstimated: isEstimated ? true : null },
      ...{ firstDay: starts[0] ?? `${month}-01`, lastDay: end > last ? last : end },
    };
  });
};

const readAll = (tables: readonly BillsTable[]): DocumentBill => {
  const reads = tables.map(readOne);
  refuseRepeats(reads);
  const lines: string[][] = [];
  const places: { file: string; line: number }[] = [];
  for (const { table, taken } of reads) {
    const tagColumns = table.header.filter((name) => /^(user|aws):/.test(name));
    for (const record of taken)
      for (const cells of linesOfRecord(record, tagColumns)) {
        lines.push(cells);
        places.push({ file: table.file, line: record.line });
      }
  }
  const all = reads.flatMap(({ records }) => records).length;
  const counted = reads.flatMap(({ sorted }) => sorted.lines);
  const refused = counted.filter(({ reject }) => reject !== null);
  return {
    ...{ columns: lineColumns, lines, months: monthsOf(reads), notices: noticesOf(reads) },
    rows: {
      ...{ read: all, leftOut: all - counted.length, places, rejected: refused.length },
      rejects: refused.flatMap(({ reject }) => reject ?? []).slice(0, 1000),
      rejectedBilled: refused.length === 0 ? null : toExactDecimal(sum(refused.map(totalOf))),
    },
    invoices: invoicesOf(reads),
  };
};

/** Whole lines enough to tell what a file is of. */
const beginningOf = (text: string): string =>
  text.length <= headLength ? text : text.slice(0, text.lastIndexOf('\n', headLength) + 1);

const firstFilled = (records: readonly BillRecord[], column: string): string =>
  records.find(({ cell }) => cell(column) !== '')?.cell(column) ?? '';

/** How CSVs of the Bills page and cost allocation reports are told and read. */
export const billsReader: DocumentReader = {
  namesPayer: true,
  recognises: isBillsTable,
  identify: (document) => {
    const table = readBillsTable({ ...document, text: beginningOf(document.text) });
    const records = billRecords(table);
    const header = billsHeader(document.text);
    const isAllocation = header.includes('AvailabilityZone') || header.some((name) => name.startsWith('user:'));
    const month = dayOf(firstFilled(records, 'BillingPeriodStartDate'))?.slice(0, 7) ?? '';
    return {
      format: isAllocation ? 'cost-allocation' : 'bills-csv',
      view: `${firstFilled(records, 'PayerAccountId')} ${month}`,
    };
  },
  read: (documents) => readAll(documents.map(readBillsTable)),
};
