import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { settingsFor } from '../../db/queries/settings-for';
import { importDemo } from '../demo/import-demo';
import { demoMonth } from '../demo/timeline';
import { buildMonthlyReport } from '../report/build-monthly-report';
import type { MonthlyReport } from '../report/monthly-report';
import { figuresOf } from '../report/outline/figures-of';
import { recordConfigChanges } from './apply-config';
import { configRecordSchema } from './config-schema';
import { type SettingKey, settingKeys } from './setting-schemas';
import movedFiguresOf from './testing/moved-figures.json';
import { type Effect, settingEffects } from './testing/setting-effects';

const directory = mkdtempSync(join(tmpdir(), 'perunit-effects-'));
const numbers = [33, 34, 35, 36];
const [before, first, second, after] = numbers.map(demoMonth) as [string, string, string, string];
const by = 'test';
let db: PerunitDatabase;

beforeAll(async () => {
  db = openDatabase(join(directory, 'demo.db'));
  const files = { directory: join(directory, 'files'), format: 'focus', variant: 'standard' } as const;
  await importDemo({ db, ...files, months: numbers, onStep: () => undefined });
}, 240_000);

afterAll(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true, force: true });
});

const reportOf = (month: string): MonthlyReport => buildMonthlyReport(loadReportInputs(db, { month }));

const record = (key: SettingKey, from: string | null, value: unknown): void =>
  recordConfigChanges(db, [configRecordSchema.parse({ kind: 'setting', key, from, after: value })], { by });

/** Does what is asked with records that are taken back afterwards, so that every setting starts from the same demo. */
const takenBack = <Result>(work: () => Result): Result => {
  db.raw.exec('SAVEPOINT effects');
  try {
    return work();
  } finally {
    db.raw.exec('ROLLBACK TO effects; RELEASE effects');
  }
};

type Documents = Readonly<Record<'before' | 'first' | 'second' | 'after', MonthlyReport>>;

const documents = (): Documents => ({
  before: reportOf(before),
  first: reportOf(first),
  second: reportOf(second),
  after: reportOf(after),
});

type Change = { readonly was: Documents; readonly is: Documents; readonly always: Documents };

/** The demo's documents as they are; with the value in force in two months alone; and with it in force in all of them. */
const changed = (key: SettingKey, { value, given, withShippedRules }: Effect): Change =>
  takenBack(() => {
    db.raw.prepare('DELETE FROM rule_sets WHERE kind = ?').run(withShippedRules ?? '');
    recordConfigChanges(db, given, { by });
    const old = settingsFor(db, first)[key];
    record(key, null, old);
    const was = documents();
    record(key, first, value);
    record(key, after, old);
    const is = documents();
    const always = takenBack(() => {
      record(key, null, value);
      return documents();
    });
    return { was, is, always };
  });

const movedKeys = (was: object, is: object): string[] => {
  const [old, now] = [Object.entries(was), new Map(Object.entries(is))];
  return old.flatMap(([key, value]) => (JSON.stringify(value) === JSON.stringify(now.get(key)) ? [] : [key]));
};

const movedFigures = (was: MonthlyReport, is: MonthlyReport): string[] => {
  const [old, now] = [was, is].map((report) => new Map(figuresOf(report).map((figure) => [figure.id, figure])));
  const ids = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...ids].filter((id) => {
    const [one, other] = [old?.get(id), now?.get(id)];
    return one?.exact !== other?.exact || one?.text !== other?.text;
  });
};

const both = (moved: (was: MonthlyReport, is: MonthlyReport) => string[], { was, is }: Change): string[] =>
  [...new Set([...moved(was.first, is.first), ...moved(was.second, is.second)])].sort();

const costsOfClusters = ({ sections }: MonthlyReport) =>
  sections.clusters.rows.flatMap(({ name, current }) => (current.exact === '0.000000' ? [] : [[name, current.exact]]));

describe.each(settingKeys)('a change of %s', (key) => {
  const effect = settingEffects[key];
  let change: Change;
  beforeAll(() => {
    change = changed(key, effect);
  });

  it('leaves the months before it as they are, and those after it was taken back', () => {
    const { is, was } = change;
    expect(JSON.stringify(is.before)).toBe(JSON.stringify(was.before));
    if (effect.isOfEachMonth !== true) expect(is.after).toEqual(was.after);
    else expect(costsOfClusters(is.after)).toEqual(costsOfClusters(was.after));
  });

  it('changes the parts and sections that it should, and no other', () => {
    const parts = both((was, is) => movedKeys({ ...was, sections: null }, { ...is, sections: null }), change);
    expect(parts).toEqual([...effect.parts].sort());
    expect(both((was, is) => movedKeys(was.sections, is.sections), change)).toEqual([...effect.sections].sort());
  });

  it('changes the KPIs and figures that it should, and no other', () => {
    const moved = both(movedFigures, change);
    const kpis = moved.flatMap((id) => /^scorecard\.([A-Z]+)\.value$/.exec(id)?.[1] ?? []);
    expect(kpis.sort()).toEqual([...effect.kpis].sort());
    expect(moved.filter((id) => !effect.figures.test(id))).toEqual([]);
    expect(moved.length > 0).toBe(effect.figures.source !== '(?!)');
  });

  it('reads all months of a document by the settings of its own month, or each by its own where that is said', () => {
    // Rollups are made month by month, so what their rules take from this setting is of each month.
    if (effect.isOfEachMonth === true) {
      expect(change.is.second).not.toEqual(change.always.second);
      return;
    }
    expect(change.is.first).toEqual(change.always.first);
    expect(change.is.second).toEqual(change.always.second);
  });
});

/** Figures by section and kind, each with what it is of: `scorecard.*.value` of APFC, APWC. */
const byKind = (ids: readonly string[]): Record<string, string> => {
  const kinds: Record<string, string[]> = {};
  for (const id of [...ids].sort()) {
    const parts = id.split('.');
    const kind = parts.length > 2 ? `${parts[0]}.*.${parts.at(-1)}` : id;
    kinds[kind] = [...(kinds[kind] ?? []), parts.slice(1, -1).join('.')];
  }
  return Object.fromEntries(Object.entries(kinds).map(([kind, of]) => [kind, of.join(', ')]));
};

/** KPI cost by account as the month's cells have it, before any section of the report. */
const costsByAccount = (month: string): ReadonlyMap<string, bigint> => {
  const { months, settings } = loadReportInputs(db, { month });
  const sums = new Map<string, bigint>();
  for (const { accountId, scopeClass, environment, nanos } of months.find((each) => each.month === month)?.costs ??
    []) {
    const isCounted = settings.kpiScopeClasses.includes(scopeClass) && environment !== 'out-of-scope';
    if (isCounted) sums.set(accountId, (sums.get(accountId) ?? 0n) + (nanos ?? 0n));
  }
  return sums;
};

const movedAccounts = (key: SettingKey): string[] =>
  takenBack(() => {
    const was = costsByAccount(second);
    record(key, first, settingEffects[key].value);
    const is = costsByAccount(second);
    return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id)).sort();
  });

describe.each(['costBasis', 'kpiScopeClasses', 'sharedCostSplit'] as const)(
  'a change of %s, figure by figure',
  (key) => {
    let change: Change;
    beforeAll(() => {
      change = changed(key, settingEffects[key]);
    });

    it.each(['first', 'second'] as const)('moves these figures of its %s month, and every other stays', (which) => {
      const moved = movedFigures(change.was[which], change.is[which]);
      expect(byKind(moved)).toEqual(movedFiguresOf[key][which]);
    });

    it('moves the cost of those accounts alone whose lines it counts otherwise', () => {
      const costs = (report: MonthlyReport) => new Map(figuresOf(report).map(({ id, exact }) => [id, exact]));
      const [was, is] = [costs(change.was.second), costs(change.is.second)];
      // What rounding alone moves, so that printed parts sum to the printed total, is no cost that moved.
      const moved = [...was].flatMap(([id, exact]) => {
        const [, account] = /^accounts\.(\d+)\.current$/.exec(id) ?? [];
        return account === undefined || is.get(id) === exact ? [] : [account];
      });
      expect(moved.sort()).toEqual(movedAccounts(key));
    });
  },
);
