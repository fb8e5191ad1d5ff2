import { fromDecimal, type Rational } from '../../../money/rational';
import type { Notice } from '../../types';
import type { BillRecord } from './bill-record';
import type { BillsTable } from './bills-table';
import type { SortedRecords } from './record-types';

/** One file, read and held against its own totals. */
export type ReadBills = {
  readonly table: BillsTable;
  readonly records: readonly BillRecord[];
  readonly sorted: SortedRecords;
  /** Lines that can be taken. */
  readonly taken: readonly BillRecord[];
  readonly notices: readonly Notice[];
};

/** What a row says in all; nothing where that can't be read. */
export const totalOf = ({ total }: BillRecord): Rational => total ?? fromDecimal('0');
