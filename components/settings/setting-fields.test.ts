import { expect, test } from 'vitest';
import { settingKeys, settingSchemas } from '@/lib/config/setting-schemas';
import { defaultKpiSettings } from '@/lib/kpis/settings';
import { readSetting, settingFields, settingWords } from './setting-fields';
import type { SettingValue } from './view-types';

const formWith = (...values: readonly string[]): FormData => {
  const data = new FormData();
  for (const value of values) data.append('value', value);
  return data;
};

/** A form as it stands when it is opened on a value. */
const formOf = (value: SettingValue): FormData => {
  if (value === null) return formWith('');
  return typeof value === 'object' ? formWith(...Object.values(value)) : formWith(String(value));
};

const ownPart = settingKeys.filter((key) => settingFields[key].field.kind !== 'shares');

test.each(ownPart)('the form of %s, sent as it opens, gives the value back, and the API takes it', (key) => {
  const value: SettingValue = defaultKpiSettings[key];
  const { field } = settingFields[key];
  const form = field.kind === 'list' && Array.isArray(value) ? formWith(value.join('\n')) : formOf(value);
  expect(readSetting(key, form)).toEqual(value);
  expect(settingSchemas[key].safeParse(readSetting(key, form)).success).toBe(true);
  expect(settingWords(key, value)).not.toBe('');
});

test('every choice is one that the API takes', () => {
  for (const key of settingKeys) {
    const { field } = settingFields[key];
    if (!('options' in field)) continue;
    for (const { value } of field.options)
      expect(settingSchemas[key].safeParse(readSetting(key, formWith(value))).success, `${key} ${value}`).toBe(true);
  }
});

test('values are said in words', () => {
  expect(settingWords('fiscalYearStartMonth', 2)).toBe('February');
  expect(settingWords('noiseBandPct', '2')).toBe('2%');
  expect(settingWords('hibernationStartMonth', null)).toBe('Always there');
  expect(settingWords('hibernationStartMonth', '2023-08')).toBe('August 2023');
  expect(settingWords('kpiScopeClasses', ['usage', 'vendor-fee'])).toBe('Usage, Vendor fee');
  expect(settingWords('tagKeys', [])).toBe('None');
});

test('what is typed loosely is read: a percent sign, keys on lines or with commas', () => {
  expect(readSetting('noiseBandPct', formWith(' 2.5 % '))).toBe('2.5');
  expect(readSetting('tagKeys', formWith('a, b\n\nc'))).toEqual(['a', 'b', 'c']);
});

test('what is no number goes on as it is, to be refused', () => {
  expect(readSetting('tagValueLimit', formWith('many'))).toBe('many');
});
