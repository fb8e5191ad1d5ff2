import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { stageImport } from '../../db/commands/stage-import';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { organisationConfig } from '../../db/queries/organisation-config';
import { dataGeneration } from '../../db/queries/report-months';
import { sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { classifier } from '../jobs/classifier';
import { builtInDefinitions } from '../kpis/definitions';
import { kpiReport } from '../kpis/kpi-report';
import { recordConfigChanges } from './apply-config';
import type { ConfigDefinition } from './config-schema';
import type { ConfigChange } from './diff-config';
import { kpisByMonth } from './kpis-by-month';
import { previewChanges } from './preview-changes';

const by = 'test';
const months = ['2025-11', '2025-12', '2026-01'] as const;
const nobody = { name: null, owner: null, team: null };
let db: PerunitDatabase;
let remove: () => void;

beforeEach(async () => {
  ({ db, remove } = temporaryDatabase());
  const facts = months.flatMap((month) => [
    { month, accountId: '0001', billed: 90_000_000_000n },
    { month, accountId: '0002', billed: 10_000_000_000n },
  ]);
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifier(db), by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  saveAccountMapping(db, { accountId: '0001', environment: 'production', validFrom: '2025-11', ...nobody }, { by });
  const none = { freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null };
  const counts = {
    ...none,
    cluster: null,
    basis: 'month-end',
    total: '10',
    active: '8',
    hibernated: '2',
    paid: '4',
    freemium: '6',
  } as const;
  saveWorkspaceCounts(
    db,
    months.map((month) => ({ month, ...counts })),
    { by },
  );
});
afterEach(() => remove());

const toProduction: ConfigChange = {
  ...{ kind: 'account', id: '0002', from: '2025-12', before: null },
  after: { environment: 'production', ...nobody },
};

describe('the preview of a change', () => {
  it('names the months and KPIs that it moves, and only from its month on', () => {
    const { moved, unmovedMonths } = previewChanges(db, [toProduction]);
    expect(moved.map(({ month }) => month)).toEqual(['2025-12', '2026-01']);
    expect(unmovedMonths).toBe(0);
    expect(moved[0]?.values).toContainEqual({ id: 'APWC', before: '$9.00', after: '$10.00' });
    expect(moved[0]?.values).toContainEqual({ id: 'cost.unmapped', before: '$10', after: '$0' });
    expect(moved[0]?.values.map(({ id }) => id)).not.toContain('WB');
  });

  it('records nothing', () => {
    const before = [organisationConfig(db), dataGeneration(db)];
    previewChanges(db, [toProduction]);
    expect([organisationConfig(db), dataGeneration(db)]).toEqual(before);
  });

  it('of an exchange rate moves the one month that it is for', async () => {
    const facts = [{ month: '2025-12', accountId: '0003', payerId: '2222', billed: 10_000_000_000n }];
    const scan = sampleScan(facts, { currency: 'EUR' });
    const { importId } = await stageImport(db, scan, { classify: classifier(db), by });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
    const rate = { kind: 'rate', from: '2025-12', currency: 'EUR', to: 'USD', after: '1.1' } as const;
    const { moved } = previewChanges(db, [rate]);
    expect(moved.map(({ month }) => month)).toEqual(['2025-12']);
    expect(moved[0]?.values).toContainEqual({ id: 'cost.total', before: '–', after: '$111' });
  });

  it('is what recording the change then does', () => {
    const { moved } = previewChanges(db, [toProduction]);
    recordConfigChanges(db, [toProduction], { by });
    const kpisOf = (month: string) => kpiReport(loadReportInputs(db, { month }));
    const now = kpisByMonth(db, { from: '2025-12', hasVerdicts: true, kpisOf });
    for (const { month, values } of moved) {
      for (const { id, after } of values) expect(now.get(month)?.find((value) => value.id === id)?.text).toBe(after);
    }
  });

  it('reads each month by its own settings', () => {
    const narrow: ConfigChange = {
      ...{ kind: 'setting', key: 'kpiScopeClasses', from: '2026-01', before: [] },
      after: ['support'],
    };
    expect(previewChanges(db, [narrow]).moved.map(({ month }) => month)).toEqual(['2026-01']);
  });

  it('shows cost that moves between environments, though no KPI moves', () => {
    const to = (environment: 'dev' | 'test'): ConfigChange => ({
      ...{ kind: 'account', id: '0002', from: '2025-12', before: null },
      after: { environment, ...nobody },
    });
    recordConfigChanges(db, [to('dev')], { by });
    const { moved } = previewChanges(db, [to('test')]);
    expect(moved.map(({ month }) => month)).toEqual(['2025-12', '2026-01']);
    expect(moved[0]?.values).toEqual([
      { id: 'cost.test', before: '$0', after: '$10' },
      { id: 'cost.dev', before: '$10', after: '$0' },
    ]);
  });

  it('reads a month by the settings of that month, whatever the newest has', () => {
    const setting = { kind: 'setting', key: 'kpiScopeClasses', from: '2026-01', after: ['support'] } as const;
    recordConfigChanges(db, [setting], { by });
    const { moved } = previewChanges(db, [toProduction]);
    expect(moved[0]?.values).toContainEqual({ id: 'APWC', before: '$9.00', after: '$10.00' });
  });

  it('shows a definition that prints or judges the same number in another way', () => {
    const shipped = builtInDefinitions.find(({ id }) => id === 'APWC');
    if (shipped === undefined) throw new Error('APWC is built in.');
    const { validFrom: _, caveats, ...own } = shipped;
    const version = { ...own, caveats: [...caveats], version: 2, from: '2026-01' };
    const moved = (change: Partial<ConfigDefinition>) =>
      previewChanges(db, [{ kind: 'definition', definition: { ...version, ...change } }]).moved;
    expect(moved({ unit: 'ratio' })[0]?.values).toContainEqual({ id: 'APWC', before: '$9.00', after: '9.00' });
    expect(moved({ name: 'Another name' })).toEqual([]);
  });

  it('says which verdicts a target moves, only from its month on', () => {
    const after = { kind: 'threshold', operator: '<', fail: '5', warn: null } as const;
    const { moved, unmovedMonths } = previewChanges(db, [{ kind: 'target', kpi: 'APWC', from: '2025-12', after }]);
    expect([moved.map(({ month }) => month), unmovedMonths]).toEqual([['2025-12', '2026-01'], 0]);
    for (const { values } of moved) {
      expect(values).toEqual([{ id: 'status.APWC', before: expect.any(String), after: 'Off target' }]);
    }
  });

  it('shows where rules move cost between types, though no KPI moves,', () => {
    const after = [{ name: 'All', match: {}, result: 'Everything' }];
    const { moved, unmovedMonths } = previewChanges(db, [{ kind: 'rules', of: 'cost-type', from: '2025-12', after }]);
    expect([moved.map(({ month }) => month), unmovedMonths]).toEqual([['2025-12', '2026-01'], 0]);
    expect(moved[0]?.values).toEqual([
      { id: 'cost-type.Everything', before: 'none', after: '$100' },
      { id: 'cost-type.EC2', before: '$100', after: 'none' },
    ]);
  });
});
