import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { saveAnnotation } from '../../db/commands/save-annotation';
import { saveRules } from '../../db/commands/save-definition';
import { saveSetting } from '../../db/commands/save-setting';
import { organisationConfig } from '../../db/queries/organisation-config';
import { temporaryDatabase } from '../../db/testing/sample-scan';
import { applyConfig } from './apply-config';
import { configHistory } from './config-history';
import type { ConfigDefinition } from './config-schema';
import { foreseeConfig } from './foresee-config';

const month = '2026-01';
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const place = { environment: 'dev', name: null, owner: 'Ops', team: null } as const;
const definition: ConfigDefinition = {
  ...{ id: 'X', version: 1, from: null, name: 'X', group: 'custom', formula: 'cost.total / 2', unit: 'ratio' },
  ...{ better: 'none', description: 'd', numeratorLabel: 'n', denominatorLabel: 'd', caveats: [] },
  breaksAtHibernation: false,
};
const wanted = () => ({
  ...organisationConfig(db),
  changes: [{ from: month, settings: { noiseBandPct: '4' } }],
  accounts: [{ id: '0001', periods: [{ from: month, ...place }] }],
  targets: [{ kpi: 'DM', from: month, target: { kind: 'trend', operator: 'falls' } as const }],
  definitions: [definition],
  rates: [{ month, currency: 'EUR', to: 'USD', rate: '1.0837' }],
  annotations: [{ month, day: null, series: null, text: 'A load test', link: null }],
});

it('says what was recorded, by whom, and that it came from the configuration file', () => {
  saveSetting(db, 'noiseBandPct', '3', { validFrom: null, by: 'Ben' });
  saveRules(db, 'cluster', [], { validFrom: null, by: 'Ben' });
  saveAnnotation(db, { month, text: 'Another', link: null }, { by: 'Ben' });
  applyConfig(db, wanted(), { by: 'Ana' });
  const lines = configHistory(db);
  expect(lines.map(({ by, text }) => `${by}: ${text}`)).toEqual(
    expect.arrayContaining([
      'Ben: setting noiseBandPct, from the beginning: "3"',
      'Ben: cluster rules, from the beginning: 0 rules',
      'Ben: note of Jan 2026: “Another”',
      'Ana, from configuration file: setting noiseBandPct, from Jan 2026: "4"',
      'Ana, from configuration file: account 0001, from Jan 2026: dev, owned by Ops',
      'Ana, from configuration file: target of DM, from Jan 2026: {"fail":null,"warn":null,"kind":"trend","operator":"falls"}',
      'Ana, from configuration file: KPI X version 1, from the beginning: cost.total / 2',
      'Ana, from configuration file: rate of Jan 2026, USD for 1 EUR: 1.0837',
      'Ana, from configuration file: note of Jan 2026: “A load test”',
    ]),
  );
  expect(lines[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
});

it('a file is not applied when another process changed the configuration after its difference was shown', () => {
  const file = wanted();
  const { changes } = foreseeConfig(db, file);
  const other = openDatabase(db.raw.name);
  try {
    saveSetting(other, 'warnBandPct', '7', { validFrom: null, by: 'Ben' });
  } finally {
    closeDatabase(other);
  }
  const before = configHistory(db);
  expect(() => applyConfig(db, file, { by: 'Ana', shown: changes })).toThrow(/changed the configuration meanwhile/);
  expect(configHistory(db)).toEqual(before);
  const { changes: shown } = foreseeConfig(db, file);
  expect(applyConfig(db, file, { by: 'Ana', shown }).changes).toEqual(shown);
});
