import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { changeAnnotation, removeAnnotation, saveAnnotation } from '../../db/commands/save-annotation';
import { saveRules, saveTarget } from '../../db/commands/save-definition';
import { saveExchangeRate } from '../../db/commands/save-exchange-rate';
import { saveSetting } from '../../db/commands/save-setting';
import { stageImport } from '../../db/commands/stage-import';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { organisationConfig } from '../../db/queries/organisation-config';
import { rulesFor } from '../../db/queries/rules-for';
import { sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { classifier } from '../jobs/classifier';
import { buildMonthlyReport } from '../report/build-monthly-report';
import { applyConfig, configDifference } from './apply-config';
import type { ConfigDefinition } from './config-schema';
import { readConfigYaml } from './read-yaml';
import { writeConfigYaml } from './write-yaml';

const by = 'test';
const month = '2026-01';
let first: PerunitDatabase;
let second: PerunitDatabase;
let removals: (() => void)[];

const importBill = async (db: PerunitDatabase) => {
  const facts = [
    { month: '2025-12', accountId: '0001', billed: 10_000_000_000n },
    { month, accountId: '0001', billed: 12_500_000_000n },
    { month, accountId: '0002', service: 'Amazon Simple Storage Service', billed: 7_500_000_001n },
  ];
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifier(db), by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

const configure = (db: PerunitDatabase) => {
  saveSetting(db, 'organisationName', 'Acme', { validFrom: null, by });
  saveSetting(db, 'noiseBandPct', '3', { validFrom: '2025-06', by });
  saveAccountMapping(
    db,
    { accountId: '0001', environment: 'dev', validFrom: '2025-01', name: null, owner: null },
    { by },
  );
  saveAccountMapping(
    db,
    { accountId: '0001', environment: 'production', validFrom: month, name: 'prod', owner: 'Ana', team: 'Shop' },
    { by },
  );
  const rule = {
    id: 'a',
    kind: 'cost-class',
    position: 0,
    name: 'All',
    validFrom: null,
    match: {},
    result: 'variable-platform',
  } as const;
  saveRules(db, 'cost-class', [rule], { validFrom: null, by });
  saveTarget(db, 'DM', null, { validFrom: '2025-12', by });
  const note = { month, text: 'A load test', link: null };
  saveAnnotation(db, { ...note, day: '2026-01-20', series: 'environments' }, { by });
  saveAnnotation(db, { ...note, day: '2026-01-20', text: 'Its second run', link: 'https://example.com/t/1' }, { by });
  saveAnnotation(db, { ...note, text: 'All of January', series: 'kpi.APWC' }, { by });
  changeAnnotation(db, saveAnnotation(db, note, { by }), { ...note, text: 'Prices: “-1%”' }, { by });
  removeAnnotation(db, saveAnnotation(db, note, { by }), { isRemoved: true, by });
};

const exported = (db: PerunitDatabase): string => writeConfigYaml(organisationConfig(db), 'Acme');
const read = (text: string) => {
  const { config, problems } = readConfigYaml(text);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
};
const reportOf = (db: PerunitDatabase): string => JSON.stringify(buildMonthlyReport(loadReportInputs(db, { month })));

beforeEach(async () => {
  const made = [temporaryDatabase(), temporaryDatabase()] as const;
  [first, second] = [made[0].db, made[1].db];
  removals = made.map(({ remove }) => remove);
  // Bills are classified by the rules in force when they come in.
  configure(first);
  for (const db of [first, second]) await importBill(db);
});
afterEach(() => {
  for (const remove of removals) remove();
});

describe('a configuration', () => {
  it('exported and applied to another database with the same bill gives the same report, byte for byte', () => {
    const text = exported(first);
    expect(reportOf(second)).not.toBe(reportOf(first));
    applyConfig(second, read(text), { by });
    applyConfig(first, read(text), { by });
    expect(reportOf(second)).toBe(reportOf(first));
    expect(reportOf(second)).toContain('Its second run');
    expect(exported(second)).toBe(text);
  });

  it('applied to an empty database gives the same report too, once its bill comes in', async () => {
    const { remove, db: empty } = temporaryDatabase();
    try {
      applyConfig(empty, read(exported(first)), { by });
      await importBill(empty);
      expect(reportOf(empty)).toBe(reportOf(first));
      expect(exported(empty)).toBe(exported(first));
    } finally {
      remove();
    }
  });

  it('changes nothing where nothing differs', () => {
    expect(configDifference(first, read(exported(first))).changes).toEqual([]);
  });

  it('brings the shipped rules as they are in each month, where the tag keys of clusters change', () => {
    saveSetting(first, 'clusterTagKeys', ['own'], { validFrom: null, by });
    saveSetting(first, 'clusterTagKeys', ['other'], { validFrom: month, by });
    const { remove, db: empty } = temporaryDatabase();
    try {
      applyConfig(empty, read(exported(first)), { by });
      for (const each of ['2020-01', month]) {
        const clusters = (db: PerunitDatabase) =>
          rulesFor(db, each, 'cluster').map(({ match, result }) => ({ match, result }));
        expect(clusters(empty)).toEqual(clusters(first));
      }
      expect(exported(empty)).toBe(exported(first));
      expect(configDifference(first, read(exported(first))).changes).toEqual([]);
    } finally {
      remove();
    }
  });

  it('takes back what the file has no more, and leaves the records', () => {
    const wanted = read(exported(first));
    const without = {
      ...wanted,
      changes: [],
      accounts: wanted.accounts.filter(({ id }) => id !== '0001'),
      targets: [],
    };
    const difference = applyConfig(first, without, { by });
    expect(difference.changes.map(({ kind }) => kind)).toContain('account');
    const { changes, accounts, targets } = organisationConfig(first);
    expect(changes).toEqual([]);
    expect(accounts.flatMap(({ periods }) => periods.map(({ environment }) => environment))).toEqual(['unmapped']);
    expect(targets.filter(({ target }) => target !== null)).toEqual([]);
    expect(first.raw.prepare('SELECT count(*) FROM account_mappings').pluck().get()).toBeGreaterThan(2n);
  });

  it('classifies the bill by the new rules', () => {
    const wanted = read(exported(first));
    const rules = wanted.rules.map((set) =>
      set.kind === 'cost-class' ? { ...set, rules: [{ name: 'All', match: {}, result: 'fixed-platform' }] } : set,
    );
    applyConfig(first, { ...wanted, rules }, { by });
    const classes = loadReportInputs(first, { month }).months.flatMap(({ costs }) => costs ?? []);
    expect(new Set(classes.map(({ costClass }) => costClass))).toEqual(new Set(['fixed-platform']));
  });

  it('refuses another content under a version that is recorded, and changes nothing then', () => {
    const definition: ConfigDefinition = {
      ...{ id: 'X', version: 1, from: null, name: 'X', group: 'custom', formula: 'cost.total / 2', unit: 'ratio' },
      ...{ better: 'none', description: 'd', numeratorLabel: 'n', denominatorLabel: 'd', caveats: [] },
      breaksAtHibernation: false,
    };
    const wanted = { ...read(exported(first)), definitions: [definition] };
    applyConfig(first, wanted, { by });
    const other = {
      ...wanted,
      settings: { noiseBandPct: '9' },
      definitions: [{ ...definition, formula: 'cost.total' }],
    };
    const before = exported(first);
    expect(() => applyConfig(first, other, { by })).toThrow('X version 1 is recorded with another content');
    expect(exported(first)).toBe(before);
  });
});

describe('exchange rates', () => {
  const rates = (db: PerunitDatabase) => organisationConfig(db).rates;
  const rate = { month, currency: 'EUR', to: 'USD', rate: '1.0837' };
  const typed = { month, currency: 'EUR', toCurrency: 'USD', rate: '1.0837' };

  it('go out and come in by the file, each for its month, and what it leaves out is taken back', () => {
    saveExchangeRate(first, typed, { by });
    applyConfig(second, read(exported(first)), { by });
    expect(rates(second)).toEqual([rate]);
    expect(configDifference(second, read(exported(first))).changes).toEqual([]);
    const without = { ...organisationConfig(second), rates: [] };
    expect(configDifference(second, without).changes).toEqual([
      { kind: 'rate', from: month, currency: 'EUR', to: 'USD', before: '1.0837', after: null },
    ]);
    applyConfig(second, without, { by });
    expect(rates(second)).toEqual([]);
  });

  it('stay where a file names none at all', () => {
    saveExchangeRate(first, typed, { by });
    const { rates: _, ...silent } = organisationConfig(first);
    expect(configDifference(first, silent).changes).toEqual([]);
  });

  it('are between two currencies and above zero', () => {
    const withRate = (changes: object) => {
      const text = JSON.stringify({ ...organisationConfig(first), rates: [{ ...rate, ...changes }] });
      return readConfigYaml(text).problems?.map((problem) => problem.text) ?? null;
    };
    expect(withRate({})).toBeNull();
    expect(withRate({ to: 'EUR' })).toEqual(['rates[1].to: must be another currency']);
    expect(withRate({ rate: '0' })).toEqual(['rates[1].rate: must be a rate such as 1.0837']);
  });
});
