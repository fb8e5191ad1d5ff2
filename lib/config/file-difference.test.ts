import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { organisationConfig } from '../../db/queries/organisation-config';
import { temporaryDatabase } from '../../db/testing/sample-scan';
import { fileDifference } from './file-difference';
import { writeConfigYaml } from './write-yaml';

const today = '2026-02-10';
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
  const place = { environment: 'production', name: null, owner: 'Ana', team: 'Shop' } as const;
  saveAccountMapping(db, { accountId: '0001', validFrom: '2025-01', ...place }, { by: 'test' });
});
afterEach(() => remove());

const yaml = (): string => writeConfigYaml(organisationConfig(db), 'test');

test('the file as it was written changes nothing', () => {
  const none = { problems: [], changes: [], notes: [], preview: null };
  expect(fileDifference(db, { format: 'yaml', text: yaml() }, today)).toEqual(none);
});

test('what a file changes is said in words, and nothing is recorded', () => {
  const before = yaml();
  const text = before.replace('noiseBandPct: "2"', 'noiseBandPct: "3"');
  const { changes, preview } = fileDifference(db, { format: 'yaml', text }, today);
  expect(changes.map((change) => change.text)).toEqual(['setting noiseBandPct, from the beginning: "2" → "3"']);
  expect(preview).toEqual({ moved: [], unmovedMonths: 0, restates: [] });
  expect(yaml()).toBe(before);
});

test('a file that can’t be read is answered with line and column', () => {
  const { problems, preview } = fileDifference(db, { format: 'yaml', text: 'version: 1\nsettings: [' }, today);
  expect(problems[0]).toMatchObject({ line: 2, text: expect.any(String) });
  expect(preview).toBeNull();
});

test('an accounts CSV changes the periods it names; accounts and periods that it leaves out stay', () => {
  const text = 'account_id,environment,from,name,owner\n0001,dev,2025-06,,\n0002,core,2025-01,,\n0003,,2025-01,,\n';
  const { changes, notes } = fileDifference(db, { format: 'accounts-csv', text }, today);
  expect(changes.map((change) => change.text)).toEqual([
    'account 0001, from Jun 2025: production, owned by Ana, team Shop → dev, team Shop',
    'account 0002, from Jan 2025: unmapped → core',
  ]);
  expect(notes).toEqual(['1 row has no environment and changes nothing.']);
});
