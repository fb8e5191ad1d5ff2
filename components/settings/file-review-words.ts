import { plural } from '@/components/data/format-size';
import type { ConfigRecord } from '@/lib/config/config-schema';
import type { ConfigChange } from '@/lib/config/diff-config';
import type { FileDifference } from '@/lib/config/file-difference';
import type { Review } from './view-types';

/** The record that a change makes; a note is known by what it says, so its record keeps what was before. */
const recordOf = (change: ConfigChange): ConfigRecord => {
  if (change.kind === 'definition' || change.kind === 'annotation') return change;
  const { before: _, ...record } = change;
  return record;
};

const nowhere = { environment: 'unmapped', name: null, owner: null, team: null } as const;

/** The record that puts back what was in force before a change; none for a KPI's version, which stays. */
const undoOf = (change: ConfigChange): ConfigRecord[] => {
  switch (change.kind) {
    case 'definition':
      return [];
    case 'setting':
      return [{ kind: change.kind, key: change.key, from: change.from, after: change.before }];
    case 'account':
      return [{ kind: change.kind, id: change.id, from: change.from, after: change.before ?? nowhere }];
    case 'rules':
      return [{ kind: change.kind, of: change.of, from: change.from, after: change.before ?? [] }];
    case 'target':
      return [{ kind: change.kind, kpi: change.kpi, from: change.from, after: change.before }];
    case 'annotation':
      return [{ ...change, before: change.after, after: change.before }];
    case 'rate': {
      const { kind, from, currency, to, before } = change;
      return [{ kind, from, currency, to, after: before }];
    }
  }
};

/** What a file asks to be reviewed; null when it changes nothing or can't be read. */
export const reviewOf = (file: string, { changes, preview, notes }: FileDifference): Review | null => {
  if (preview === null || changes.length === 0) return null;
  const made = changes.map(({ change }) => change);
  const versions = made.filter(({ kind }) => kind === 'definition').length;
  const stays = versions === 0 ? [] : [`${plural(versions, 'version')} of KPIs can’t be taken back once saved.`];
  return {
    title: `${plural(changes.length, 'change')} of ${file}`,
    changes: made.map(recordOf),
    // Later changes first: each puts back what was there before it.
    undo: made.flatMap(undoOf).reverse(),
    notes: [...notes, ...stays],
    preview,
  };
};
