import { monthName } from '../month/month';
import { environmentNames } from '../report/environments';
import type { ConfigAccount, ConfigChange } from './diff-config';

export const since = (from: string | null): string =>
  from === null ? 'from the beginning' : `from ${monthName(from, 'short')}`;

export const accountText = (account: ConfigAccount | null): string => {
  if (account === null) return 'unmapped';
  const { environment, name, owner, team } = account;
  const parts = [
    ...[environmentNames[environment].toLowerCase(), name],
    ...[owner === null ? null : `owned by ${owner}`, team === null ? null : `team ${team}`],
  ];
  return parts.filter((part) => part !== null).join(', ');
};

type Note = Extract<ConfigChange, { kind: 'annotation' }>['after'];

export const noteText = (note: Note): string => {
  if (note === null) return 'none';
  const { day, series, text, link } = note;
  return [`“${text}”`, day === null ? null : `on ${day}`, series === null ? null : `in ${series}`, link]
    .filter((part) => part !== null)
    .join(', ');
};

const json = (value: unknown): string => JSON.stringify(value);

/** One change as a line for people: what, from when, from what to what. */
export const describeChange = (change: ConfigChange): string => {
  switch (change.kind) {
    case 'setting':
      return `setting ${change.key}, ${since(change.from)}: ${json(change.before)} → ${json(change.after)}`;
    case 'account':
      return `account ${change.id}, ${since(change.from)}: ${accountText(change.before)} → ${accountText(change.after)}`;
    case 'rules': {
      const [before, after] = [change.before?.length ?? 0, change.after.length];
      return `${change.of} rules, ${since(change.from)}: ${before} → ${after} ${after === 1 ? 'rule' : 'rules'}`;
    }
    case 'target':
      return `target of ${change.kpi}, ${since(change.from)}: ${json(change.before)} → ${json(change.after)}`;
    case 'rate': {
      const { from, currency, to, before, after } = change;
      return `rate of ${monthName(from, 'short')}, ${to} for 1 ${currency}: ${before ?? 'none'} → ${after ?? 'none'}`;
    }
    case 'annotation':
      return `note of ${monthName(change.from, 'short')}: ${noteText(change.before)} → ${noteText(change.after)}`;
    case 'definition': {
      const { id, version, from, formula, isRetired } = change.definition;
      return `KPI ${id} version ${version}, ${since(from)}: ${isRetired === true ? 'retired' : formula}`;
    }
  }
};
