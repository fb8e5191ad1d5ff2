import 'server-only';
import type { KpiDefinition, Rule, RuleKind, Target } from '../../lib/kpis/types';
import type { PerunitDatabase } from '../client';
import { kpiDefinitions, ruleSets, targets } from '../schema';
import { recordedNow, write } from '../write';
import type { SettingOptions } from './save-setting';

/** Records a KPI, or a new version of one. Throws when that version exists already. */
export const saveDefinition = (
  db: PerunitDatabase,
  definition: KpiDefinition,
  { by }: { readonly by: string },
): void => {
  const { id: kpiId, version, validFrom } = definition;
  write(db, { by, action: 'save-definition', subject: kpiId, detail: definition }, () => {
    const row = { kpiId, version, validFrom, definition: JSON.stringify(definition) };
    db.orm
      .insert(kpiDefinitions)
      .values({ ...row, by, recordedAt: recordedNow() })
      .run();
  });
};

/** Records a KPI's target from a month on; null removes it from that month on. */
export const saveTarget = (
  db: PerunitDatabase,
  kpiId: string,
  target: Omit<Target, 'kpiId' | 'validFrom'> | null,
  { validFrom, by }: SettingOptions,
): void => {
  const stored = target === null ? null : JSON.stringify({ ...target, kpiId, validFrom });
  write(db, { by, action: 'save-target', subject: kpiId, detail: { validFrom, target } }, () => {
    db.orm.insert(targets).values({ kpiId, validFrom, target: stored, by, recordedAt: recordedNow() }).run();
  });
};

/** Records the ordered rules of one kind from a month on. Rollups follow with `rebuildRollups`. */
export const saveRules = (
  db: PerunitDatabase,
  kind: RuleKind,
  rules: readonly Rule[],
  { validFrom, by }: SettingOptions,
): void => {
  const detail = { validFrom, rules: rules.length };
  write(db, { by, action: 'save-rules', subject: kind, detail }, () => {
    const row = { kind, validFrom, rules: JSON.stringify(rules) };
    db.orm
      .insert(ruleSets)
      .values({ ...row, by, recordedAt: recordedNow() })
      .run();
  });
};
