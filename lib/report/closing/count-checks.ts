import { add, compare, equals, type Rational } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { formatCount } from '../format/numbers';
import { countOf, listOf } from '../format/words';
import type { Check } from './check';

const countsOf = (context: ReportContext) => context.kpis.series.get(context.month)?.inputs.counts ?? null;

export const countsCheck = (context: ReportContext): Check => {
  const total = context.measure('workspaces.total', context.month)?.value ?? null;
  return {
    id: 'counts',
    label: 'Workspaces are counted',
    isPassed: total !== null,
    text: total === null ? `there are no counts for ${monthName(context.month)}` : `${formatCount(total)} workspaces`,
    publishing: null,
  };
};

const sumFault = (active: Rational | null, hibernated: Rational | null, total: Rational | null): string[] => {
  if (active === null || hibernated === null || total === null) return [];
  if (equals(add(active, hibernated), total)) return [];
  return [
    `${formatCount(active)} active and ${formatCount(hibernated)} hibernated are not ${formatCount(total)} in total`,
  ];
};

const paidFault = (paid: Rational | null, total: Rational | null): string[] => {
  if (paid === null || total === null || compare(paid, total) <= 0) return [];
  return [`${formatCount(paid)} paid are more than ${formatCount(total)} in total`];
};

export const consistentCheck = (context: ReportContext): Check => {
  const counts = countsOf(context);
  const total = counts?.total ?? context.measure('workspaces.total', context.month)?.value ?? null;
  const faults = [
    ...sumFault(counts?.active ?? null, counts?.hibernated ?? null, total),
    ...paidFault(counts?.paid ?? null, total),
  ];
  return {
    id: 'counts-consistent',
    label: 'Counts agree with each other',
    isPassed: counts !== null && faults.length === 0,
    text: counts === null ? 'there are none' : faults.length > 0 ? faults.join('; ') : 'the parts make up the total',
    publishing: null,
  };
};

/** What hibernation's beginning rules out is no gap: nobody can mend it. */
export const kpisCheck = (context: ReportContext): Check => {
  const values = context.kpis.results.map(({ current }) => current);
  const missing = values.filter(({ value, reason }) => value === null && reason?.code !== 'before-hibernation');
  return {
    id: 'kpis',
    label: 'Every KPI has a value',
    isPassed: missing.length === 0,
    text:
      missing.length === 0
        ? `${countOf(values.length, 'KPI')} computed`
        : `${listOf(missing.map(({ id }) => id))} ${missing.length === 1 ? 'has' : 'have'} none`,
    publishing: null,
  };
};
