import type { BillSource } from '../bill-source';
import { billsReader } from './bills-reader';
import { requiredColumns } from './bills-table';
import { billsMapping } from './mapping';

/** CSVs of the Bills page, and the monthly cost allocation report: the same rows with tags. */
export const billsSource: BillSource = {
  formats: ['bills-csv', 'cost-allocation'],
  title: 'Bills page CSV and cost allocation report',
  origin:
    '“Download all to CSV” on the Bills page (`<account>-aws-billing-csv-2026-01.csv`, `ecsv_1_2026.csv`), and the monthly cost allocation report (`<account>-aws-cost-allocation-2026-01.csv`)',
  canonicalName: (header) => header,
  required: requiredColumns,
  hints: [],
  formatOf: () => null,
  mapping: billsMapping,
  document: billsReader,
};
