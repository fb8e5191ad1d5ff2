import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { saveAnnotation } from '../../db/commands/save-annotation';
import { saveRules, saveTarget } from '../../db/commands/save-definition';
import { saveSetting } from '../../db/commands/save-setting';
import { annotationsIn } from '../../db/queries/annotations';
import { targetsFor } from '../../db/queries/definitions-for';
import { rulesFor } from '../../db/queries/rules-for';
import { settingsFor } from '../../db/queries/settings-for';
import type { KpiSettings } from '../kpis/kpi-settings';
import { demoAnnotations, demoRules, demoSettings, demoTargets } from './demo-settings';
import { organisation } from './organisation';
import { demoMonth } from './timeline';
import { writeDemoWords } from './write-demo-words';

const options = { validFrom: null, by: 'demo' } as const;
const span = { first: demoMonth(1), last: demoMonth(organisation.org.months) };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const applySetting = <Key extends keyof KpiSettings>(db: PerunitDatabase, key: Key): number => {
  const value = demoSettings[key];
  if (value === undefined || isSame(settingsFor(db, span.last)[key], value)) return 0;
  saveSetting<Key>(db, key, value, options);
  return 1;
};

const settingKeys = Object.keys(demoSettings) as (keyof KpiSettings)[];

const applyRules = (db: PerunitDatabase): number => {
  const changed = demoRules.filter(({ kind, rules }) => !isSame(rulesFor(db, span.last, kind), rules));
  for (const { kind, rules } of changed) saveRules(db, kind, rules, options);
  return changed.length;
};

const applyTargets = (db: PerunitDatabase): number => {
  const known = targetsFor(db);
  const changed = demoTargets.filter(
    (target) =>
      !known.some((one) => one.kpiId === target.kpiId && one.fail === target.fail && one.operator === target.operator),
  );
  for (const { kpiId, kind, operator, fail, warn } of changed)
    saveTarget(db, kpiId, { kind, operator, fail, warn }, options);
  return changed.length;
};

const applyAnnotations = (db: PerunitDatabase): number => {
  const known = annotationsIn(db, span);
  const missing = demoAnnotations.filter(
    (note) => !known.some((one) => one.month === note.month && one.text === note.text),
  );
  for (const note of missing) saveAnnotation(db, { ...note, link: null }, { by: options.by });
  return missing.length;
};

/** Brings the demo organisation's settings, rules, targets, notes and words to what they are; returns how many it changed. */
export const configureDemo = (db: PerunitDatabase): number =>
  settingKeys.reduce((count, key) => count + applySetting(db, key), 0) +
  applyRules(db) +
  applyTargets(db) +
  applyAnnotations(db) +
  writeDemoWords(db);
