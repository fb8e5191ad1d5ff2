import { expect, test } from 'vitest';
import { suggestEnvironment } from './suggest-environment';

test.each([
  ['Acme Production', 'production'],
  ['acme-prod-eu', 'production'],
  ['AcmeProd2', 'production'],
  ['prd01', 'production'],
  ['live', 'production'],
  ['acme non-prod', 'dev'],
  ['nonprod', 'dev'],
  ['pre-production', 'staging'],
  ['acme_stg', 'staging'],
  ['Prod staging mirror', 'staging'],
  ['QA', 'test'],
  ['test-accounts', 'test'],
  ['dev', 'dev'],
  ['Sandbox (Maria)', 'dev'],
  ['Core platform', 'core'],
  ['control-plane', 'core'],
  ['Shared services', 'shared'],
  ['log-archive', 'shared'],
  ['Management', 'shared'],
  ['prod-shared', 'production'],
  ['Latest', null],
  ['Contest', null],
  ['Device lab', null],
  ['Productivity', null],
  ['', null],
])('the account name %j suggests %s', (name, environment) => {
  expect(suggestEnvironment(name, false)).toBe(environment);
});

test('a paying account without a telling name is suggested as shared, one with a telling name is not', () => {
  expect(suggestEnvironment(null, true)).toBe('shared');
  expect(suggestEnvironment('Acme', true)).toBe('shared');
  expect(suggestEnvironment('Acme production', true)).toBe('production');
});
