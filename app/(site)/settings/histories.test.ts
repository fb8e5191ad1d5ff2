import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PerunitDatabase } from '@/db/client';
import { saveTarget } from '@/db/commands/save-definition';
import { saveExchangeRate } from '@/db/commands/save-exchange-rate';
import { saveSetting } from '@/db/commands/save-setting';
import { organisationConfig } from '@/db/queries/organisation-config';
import { temporaryDatabase } from '@/db/testing/sample-scan';
import { rateViews } from './rate-views';
import { settingView } from './setting-view';
import { targetViews } from './target-views';

const month = '2026-01';
const today = expect.stringMatching(/^Ana, \d{1,2} [A-Z][a-z]{2} \d{4}$/);
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

test('each value of a setting says who recorded it and when; what nobody did comes with the program', () => {
  saveSetting(db, 'noiseBandPct', '3', { validFrom: month, by: 'Ben' });
  saveSetting(db, 'noiseBandPct', '4', { validFrom: month, by: 'Ana' });
  const view = settingView({ db, config: organisationConfig(db) }, 'noiseBandPct');
  expect(view.periods).toEqual([
    { from: null, value: '2', recorded: null },
    { from: month, value: '4', recorded: today },
  ]);
});

test('each target says who set it and when', () => {
  saveTarget(db, 'DM', null, { validFrom: month, by: 'Ana' });
  const target = targetViews(db, organisationConfig(db), month).find(({ kpi }) => kpi === 'DM');
  expect(target?.periods).toMatchObject([
    { from: null, recorded: null },
    { from: month, value: null, recorded: today },
  ]);
});

test('a rate names those that it replaced, one that was taken back included', () => {
  const typed = { month, currency: 'EUR', toCurrency: 'USD' };
  for (const rate of ['1.1', null, '1.2']) saveExchangeRate(db, { ...typed, rate }, { by: 'Ana' });
  expect(rateViews(db, month)).toMatchObject([
    {
      rate: '1.2',
      given: today,
      earlier: [expect.stringMatching(/^1\.1 \(Ana, /), expect.stringMatching(/^taken back \(Ana, /)],
    },
  ]);
});
