import { formatCount, plural } from '@/components/data/format-size';
import type { MovedMonth } from '@/lib/config/preview-changes';
import { monthName } from '@/lib/month/month';

const costNames: Readonly<Record<string, string>> = {
  'cost.total': 'Cost in the KPIs',
  'cost.production': 'Cost of production',
  'cost.core': 'Cost of core',
  'cost.test': 'Cost of test',
  'cost.dev': 'Cost of dev',
  'cost.staging': 'Cost of staging',
  'cost.shared': 'Shared cost',
  'cost.unmapped': 'Unmapped cost',
};

const kindNames: Readonly<Record<string, string>> = {
  status: 'status',
  'cost-type': 'cost type',
  'cost-class': 'cost class of production',
  cluster: 'cluster',
};

/** What a moved figure is called: a KPI by its code, a cost or a verdict in words. */
export const movedName = (id: string): string => {
  const [kind = '', ...rest] = id.split('.');
  const name = rest.join('.');
  const kindName = kindNames[kind];
  if (kindName === undefined) return costNames[id] ?? id;
  return name === '' ? `No ${kindName}` : `${name}, ${kindName}`;
};

/** `2 of 36 months change, Dec 2025 to Jan 2026: 3 figures, one status.` */
export const movedSentence = (moved: readonly MovedMonth[], unmovedMonths: number): string => {
  const ids = [...new Set(moved.flatMap(({ values }) => values.map(({ id }) => id)))];
  const statuses = ids.filter((id) => id.startsWith('status.')).length;
  const parts = [
    ids.length > statuses ? plural(ids.length - statuses, 'figure') : null,
    statuses > 0 ? plural(statuses, 'status', 'statuses') : null,
  ].filter((part) => part !== null);
  const [first, last] = [moved[0]?.month ?? '', moved.at(-1)?.month ?? ''];
  const span = first === last ? monthName(first) : `${monthName(first, 'short')} to ${monthName(last, 'short')}`;
  const all = moved.length + unmovedMonths;
  const months =
    all === moved.length ? plural(all, 'month') : `${formatCount(moved.length)} of ${formatCount(all)} months`;
  return `${months} ${moved.length === 1 ? 'changes' : 'change'}, ${span}: ${parts.join(' and ')}.`;
};
