import 'server-only';
import { asc } from 'drizzle-orm';
import type { Rule, RuleKind } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { ruleSets } from '../schema';

type RuleSet = { readonly kind: RuleKind; readonly validFrom: Month | null; readonly rules: readonly Rule[] };

const savedSets = (db: PerunitDatabase): RuleSet[] => {
  const rows = db.orm.select().from(ruleSets).orderBy(asc(ruleSets.id)).all();
  const latest = new Map(rows.map((row) => [`${row.kind} ${row.validFrom ?? ''}`, row]));
  return [...latest.values()]
    .map(({ kind, validFrom, rules }): RuleSet => ({ kind, validFrom, rules: JSON.parse(rules) }))
    .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
};

/** The ordered rules of every kind in force in a month: the whole set of a kind that begins last. Empty: none was saved. */
export const rulesFor = (db: PerunitDatabase, month: Month, kind?: RuleKind): Rule[] => {
  const inForce = new Map<RuleKind, RuleSet>();
  for (const set of savedSets(db)) {
    if ((set.validFrom ?? '') <= month && (kind ?? set.kind) === set.kind) inForce.set(set.kind, set);
  }
  return [...inForce.values()].flatMap(({ rules }) => rules);
};

/** Whether any cost-class rule was ever saved: the customers platform balance is not configured before. */
export const hasCostClassRules = (db: PerunitDatabase): boolean =>
  savedSets(db).some(({ kind, rules }) => kind === 'cost-class' && rules.length > 0);
