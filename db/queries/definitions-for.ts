import 'server-only';
import { asc } from 'drizzle-orm';
import { builtInDefinitions } from '../../lib/kpis/definitions';
import { defaultTargets } from '../../lib/kpis/targets';
import type { KpiDefinition, Target } from '../../lib/kpis/types';
import type { PerunitDatabase } from '../client';
import { kpiDefinitions, targets } from '../schema';

/** Every version of every KPI definition, the built-in ones first; what is in force in a month is chosen from these. */
export const definitionsFor = (db: PerunitDatabase): KpiDefinition[] => {
  const rows = db.orm.select().from(kpiDefinitions).orderBy(asc(kpiDefinitions.id)).all();
  const saved = rows.map(({ definition }): KpiDefinition => JSON.parse(definition));
  const isSaved = (built: KpiDefinition) =>
    saved.some(({ id, version }) => id === built.id && version === built.version);
  return [...builtInDefinitions.filter((built) => !isSaved(built)), ...saved];
};

/** Every target with its valid-from month, the product's defaults first; a removed one is there without a threshold. */
export const targetsFor = (db: PerunitDatabase): Target[] => {
  const rows = db.orm.select().from(targets).orderBy(asc(targets.id)).all();
  const latest = new Map(rows.map((row) => [`${row.kpiId} ${row.validFrom ?? ''}`, row]));
  const saved = [...latest.values()];
  const isSaved = (given: Target) => latest.has(`${given.kpiId} ${given.validFrom ?? ''}`);
  const none = { kind: 'threshold', operator: '<', fail: null, warn: null } as const;
  const kept = saved.map(({ kpiId, validFrom, target }): Target => {
    return target === null ? { kpiId, validFrom, ...none } : JSON.parse(target);
  });
  return [...defaultTargets.filter((given) => !isSaved(given)), ...kept];
};
