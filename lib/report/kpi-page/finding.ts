import { formatKpiValue } from '../../kpis/format';
import type { KpiResult } from '../../kpis/kpi-report';
import { compare } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { directionOf, monthWord } from '../format/words';
import { changeAmount, limitText } from './change-size';

const isTitled = (word: string): boolean => /^[A-Z][a-z]/.test(word);

/** A name in title case as prose has it: `Average production workspace cost`; any other name as it was given. */
export const nameInProse = (name: string): string => {
  const words = name.split(' ');
  if (!words.every(isTitled)) return name;
  return words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(' ');
};

const againstLimit = (context: ReportContext, { current, verdict, definition }: KpiResult): string | null => {
  const { limit } = verdict;
  if (limit === null || current.value === null) return null;
  const order = compare(current.value, limit);
  const text = limitText(limit, definition.unit, context.currency);
  return `${order < 0 ? 'under' : order > 0 ? 'over' : 'at'} its ${text} target`;
};

const statusTails: Partial<Record<KpiResult['verdict']['status'], string>> = {
  'on-target': 'on target',
  'close-to-limit': 'close to its limit',
  'off-target': 'off target',
};

const changeWords = (context: ReportContext, { change, definition }: KpiResult): string | null => {
  if (change === null) return null;
  const size = changeAmount(change.change, definition.unit, context.currency);
  const before = monthWord(context.previousMonth);
  if (size === null) return `unchanged from ${before}`;
  return `${directionOf(change.change) === 'up' ? 'up' : 'down'} ${size} on ${before}`;
};

/** What the KPI is this month, how it moved, and how it stands to its target, in one sentence. */
export const findingOf = (context: ReportContext, result: KpiResult): string => {
  const { definition, current, verdict } = result;
  const name = nameInProse(definition.name);
  if (current.value === null) return `${name} has no value in ${monthName(context.month)}`;
  const value = formatKpiValue(current.value, definition.unit, context.currency);
  if (context.isPartial) return `${name} is ${value} so far`;
  const change = changeWords(context, result);
  const standing = againstLimit(context, result) ?? statusTails[verdict.status] ?? null;
  const parts = [change, standing].filter((part) => part !== null);
  return parts.length === 0 ? `${name} is ${value}` : `${name} is ${value}, ${parts.join(' and ')}`;
};
