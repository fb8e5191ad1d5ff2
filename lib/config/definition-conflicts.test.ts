import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { definitionsFor } from '../../db/queries/definitions-for';
import { organisationConfig } from '../../db/queries/organisation-config';
import { temporaryDatabase } from '../../db/testing/sample-scan';
import { definitionsInForce } from '../kpis/in-force';
import { applyConfig, configDifference } from './apply-config';
import { changeConfig } from './change-config';
import type { ConfigDefinition } from './config-schema';
import { readConfigYaml } from './read-yaml';
import { writeConfigYaml } from './write-yaml';

const by = 'test';
const agreement = { by, acceptRestatement: false };
const cpu: ConfigDefinition = {
  ...{ id: 'CPU', version: 1, from: '2025-06', name: 'Cost', group: 'custom', formula: 'cost.total', unit: 'money' },
  ...{ better: 'lower', description: 'd', numeratorLabel: 'n', denominatorLabel: 'd', caveats: [] },
  breaksAtHibernation: false,
};
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const save = (...definitions: ConfigDefinition[]) =>
  changeConfig(
    db,
    definitions.map((definition) => ({ kind: 'definition', definition })),
    agreement,
  );
const conflicts = (...definitions: ConfigDefinition[]) =>
  configDifference(db, { ...organisationConfig(db), definitions }).conflicts.map(({ text }) => text);
const idsIn = (month: string) => definitionsInForce(definitionsFor(db), month).map(({ id }) => id);

describe('a version of a KPI', () => {
  it.each([
    ['the first one of a built-in KPI', { ...cpu, id: 'APWC' }, 'APWC version 1 is there already'],
    ['a built-in KPI in small letters', { ...cpu, id: 'apwc' }, 'apwc is taken: a KPI is called APWC'],
    ['a rule’s code', { ...cpu, id: 'p-4' }, 'p-4 is taken: a rule is called so'],
    ['a built-in KPI, retired', { ...cpu, id: 'APWC', version: 2, isRetired: true as const }, 'never retired'],
  ])('is refused for %s, by file and by request', (_, definition, text) => {
    expect(conflicts(definition)).toEqual([expect.stringContaining(text)]);
    expect(() => applyConfig(db, { ...organisationConfig(db), definitions: [definition] }, { by })).toThrow(text);
    expect(() => save(definition)).toThrow(text);
    expect(idsIn('2020-01')).toHaveLength(13);
  });

  it('is refused when it is given or recorded twice, and nothing is changed then', () => {
    expect(conflicts(cpu, { ...cpu, from: '2025-09' })).toEqual([
      'CPU version 1 is there already, and a version never changes.',
    ]);
    expect(() => save(cpu, cpu)).toThrow('CPU version 1 is there already');
    expect(idsIn('2025-06')).not.toContain('CPU');
    save(cpu);
    expect(() => save(cpu)).toThrow('CPU version 1 is there already');
  });

  it('of a built-in KPI is taken with the next number', () => {
    save({ ...cpu, id: 'APWC', version: 2 });
    expect(definitionsInForce(definitionsFor(db), '2025-06').find(({ id }) => id === 'APWC')?.formula).toBe(
      'cost.total',
    );
    expect(definitionsInForce(definitionsFor(db), '2025-05').find(({ id }) => id === 'APWC')?.version).toBe(1);
  });
});

describe('a KPI of one’s own', () => {
  const retired: ConfigDefinition = { ...cpu, version: 2, from: '2025-09', isRetired: true };

  it('is retired from a month on, stays in the months before, and comes back by a later version', () => {
    save(cpu);
    save(retired);
    expect(idsIn('2025-08')).toContain('CPU');
    expect(idsIn('2025-09')).not.toContain('CPU');
    save({ ...cpu, version: 3, from: '2025-11' });
    expect(['2025-10', '2025-11'].map((month) => idsIn(month).includes('CPU'))).toEqual([false, true]);
  });

  it('is retired in the file, too', () => {
    save(cpu);
    save(retired);
    const { config } = readConfigYaml(writeConfigYaml(organisationConfig(db), 'Acme'));
    expect(config?.definitions).toEqual([cpu, retired]);
  });
});
