import type { Month } from '../../month/month';
import { addMonths } from '../../month/month';

/** What people and files can change. `words` never moves a figure. */
export const changeKinds = [
  'bill',
  'counts',
  'savings',
  'budgets',
  'fleet',
  'mapping',
  'rule',
  'definition',
  'target',
  'setting',
  'rate',
  'invoice',
  'words',
  'other',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One line of the audit log as a possible cause of a figure's change. */
export type RecordedChange = {
  /** Its line in the audit log. */
  readonly id: number;
  readonly kind: ChangeKind;
  /** What was done to what, in words: `new data: bill.csv`. */
  readonly text: string;
  readonly by: string;
  /** UTC. */
  readonly at: string;
  /** The months it is about; null: from the first on, and without an end. */
  readonly from: Month | null;
  readonly to: Month | null;
  /** The KPI that it defines or sets a target for. */
  readonly kpiId: string | null;
  /** The accounts that it maps. */
  readonly accounts: readonly string[] | null;
};

/** A report looks back over so many months, its own among them. */
const monthsOfReport = 37;

/** So far ahead its projection reads budgets. */
const monthsAhead = 12;

/** Whether a change can show in the report of a month; words show in their own month's, and as last month's in the next. */
export const reaches = ({ kind, from, to }: RecordedChange, month: Month): boolean => {
  const oldest = addMonths(month, kind === 'words' ? -1 : 1 - monthsOfReport);
  const newest = kind === 'budgets' ? addMonths(month, monthsAhead) : month;
  return (from === null || from <= newest) && (to === null || to >= oldest);
};
