import 'server-only';
import { asc } from 'drizzle-orm';
import { starterRules } from '../../lib/kpis/classification/starter-rules';
import { type Rule, type RuleKind, ruleKinds } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { ruleSets } from '../schema';
import { settingsFor } from './settings-for';

type RuleSet = { readonly kind: RuleKind; readonly validFrom: Month | null; readonly rules: readonly Rule[] };

const savedSets = (db: PerunitDatabase): RuleSet[] => {
  const rows = db.orm.select().from(ruleSets).orderBy(asc(ruleSets.id)).all();
  const latest = new Map(rows.map((row) => [`${row.kind} ${row.validFrom ?? ''}`, row]));
  return [...latest.values()]
    .map(({ kind, validFrom, rules }): RuleSet => ({ kind, validFrom, rules: JSON.parse(rules) }))
    .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
};

/**
 * The ordered rules in force in a month, of every kind or of one: the set of a kind that begins last; the shipped ones
 * where none was saved.
 */
export const rulesFor = (db: PerunitDatabase, month: Month, kind?: RuleKind): Rule[] => {
  const sets = savedSets(db).filter(({ validFrom }) => (validFrom ?? '') <= month);
  const shipped = starterRules(settingsFor(db, month).clusterTagKeys);
  const kinds = kind === undefined ? ruleKinds : [kind];
  return kinds.flatMap(
    (one) => sets.findLast((set) => set.kind === one)?.rules ?? shipped.filter((rule) => rule.kind === one),
  );
};

/** Whether any cost-class rule was ever saved: the customers platform balance is not configured before. */
export const hasCostClassRules = (db: PerunitDatabase): boolean =>
  savedSets(db).some(({ kind, rules }) => kind === 'cost-class' && rules.length > 0);
