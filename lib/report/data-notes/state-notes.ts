import { groupDigits } from '../../kpis/format';
import type { CostBasis, DataState, ScopeClass, WorkspaceCounts } from '../../kpis/types';
import { isZero } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { formatNumber } from '../format/numbers';
import { listOf } from '../format/words';
import type { Note } from '../schema/data-notes';
import { type Sentence, sentence } from '../sentence';
import { writtenBy } from '../words/written-by';
import { scopeClassNames } from './scope-class-names';

const basisNames: Readonly<Record<CostBasis, string>> = {
  effective: 'Effective cost, amortised, after discounts',
  billed: 'Billed cost, as invoiced',
  contracted: 'Contracted cost, at negotiated rates',
  list: 'List cost, at on-demand rates',
};

const stateNotes: Readonly<Record<DataState, string>> = {
  open: 'Open: the month is not over, or the bill still says estimated.',
  provisional: 'Provisional: the month is over, but its invoice is not final.',
  final: 'Final: the bill carries its invoices.',
};

const scopeNote = (context: ReportContext): Note => {
  const { kpiScopeClasses } = context.inputs.settings;
  const lower = (scopeClass: ScopeClass) => scopeClassNames[scopeClass].toLowerCase();
  const outside = (Object.keys(scopeClassNames) as ScopeClass[]).filter((each) => !kpiScopeClasses.includes(each));
  const left = outside.length === 0 ? '' : ` Without ${listOf(outside.map(lower))}.`;
  return { label: 'Scope', text: sentence`KPI cost has in ${listOf(kpiScopeClasses.map(lower))}.${left}` };
};

const besideNames = [
  ['provisioning', 'being created'],
  ['leaving', 'being deleted'],
  ['unclassified', 'in a state that nobody has put anywhere'],
] as const;

/** Workspaces that are neither active nor hibernated. */
const besideText = (counts: WorkspaceCounts): string => {
  const parts = besideNames.flatMap(([field, words]) => {
    const count = counts[field] ?? null;
    return count === null || isZero(count) ? [] : [`${formatNumber(count)} ${words}`];
  });
  return parts.length === 0 ? '' : ` In no count: ${listOf(parts)}.`;
};

const countNote = (context: ReportContext): Note => {
  const counts = context.kpis.series.get(context.month)?.inputs.counts ?? null;
  const basis = counts?.basis ?? context.inputs.settings.countBasis;
  const words = basis === 'month-end' ? 'On the month’s last day.' : 'The average of the month’s days.';
  return {
    label: 'Workspaces',
    text:
      counts === null ? sentence`No counts for ${monthName(context.month)}.` : sentence`${words}${besideText(counts)}`,
  };
};

const rejectNote = (context: ReportContext): Note[] => {
  const rejected = context.state?.rejectedRows ?? 0;
  if (rejected === 0) return [];
  const rows = `${groupDigits(String(rejected))} ${rejected === 1 ? 'row' : 'rows'}`;
  return [
    {
      label: 'Left out',
      text: sentence`${rows} of the month’s files could not be read and ${rejected === 1 ? 'was' : 'were'} left out by a person’s choice. The month can not become final.`,
    },
  ];
};

const reportStateOf = (context: ReportContext): string => {
  const { closed, published, edition } = context.inputs.issue;
  if (published !== null) return ` Published as #${edition ?? ''} by ${writtenBy(published)}.`;
  return closed === null ? ' The report is a draft.' : ` Closed by ${writtenBy(closed)}.`;
};

/** A month whose files were taken without some of their rows stays provisional, whatever its invoice says. */
const dataWords = ({ state }: ReportContext): string => {
  const isLeftOut = state?.data === 'provisional' && state.rejectedRows > 0;
  return isLeftOut ? 'Provisional: rows of its files were left out.' : stateNotes[state?.data ?? 'open'];
};

const stateNote = (context: ReportContext): Note => ({
  label: 'State',
  text: sentence`${dataWords(context)}${reportStateOf(context)}`,
});

const basisNote = (context: ReportContext): Note => {
  const text: Sentence = sentence`${basisNames[context.inputs.basis]}.`;
  return { label: 'Cost basis', text };
};

/** What the month's figures stand on: states, basis, scope, counts, and rows that were left out. */
export const notesOnState = (context: ReportContext): Note[] => [
  stateNote(context),
  basisNote(context),
  scopeNote(context),
  countNote(context),
  ...rejectNote(context),
];
