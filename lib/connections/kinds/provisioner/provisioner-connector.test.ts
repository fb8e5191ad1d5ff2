import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeMonth } from '../../../../db/commands/close-month';
import { commitImport } from '../../../../db/commands/commit-import';
import { saveRules } from '../../../../db/commands/save-definition';
import { stageRecords } from '../../../../db/commands/stage-records';
import { countedDays } from '../../../../db/queries/counted-days';
import { loadReportInputs } from '../../../../db/queries/load-report-inputs';
import { fromInteger } from '../../../money/rational';
import type { PullResult } from '../../connector';
import { offeredClusterRules } from '../../counts/seen-clusters';
import { checked } from '../../registry';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import type { LoopbackServer } from '../../testing/loopback-server';
import { type ProvisionerOptions, startProvisioner } from '../../testing/provisioner-server';
import {
  type Population,
  samplePopulation,
  stateJustBefore,
  type WorkspaceLife,
} from '../../testing/workspace-population';
import { provisionerConnector } from './provisioner-connector';
import { bucketsOf } from './state-buckets';

const [us, eu] = ['tetw1yt3yinjdbhctsstcrybch', 'w8xk3nfbqpd7tnxj4o6yy1rzce'] as const;
const ms = (text: string): number => Date.parse(text);

let bench: ConnectorBench;
let server: LoopbackServer;
let population: Population;
beforeEach(() => {
  bench = connectorBench('provisioner', '2026-03-15T09:30:00Z');
  population = samplePopulation(60, '2025-10-01', '2026-03-10');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  bench.remove();
});

const start = async (options: Partial<ProvisionerOptions> = {}): Promise<void> => {
  server = await startProvisioner({ population: () => population, now: () => bench.clock.now, ...options });
};

const settings = (others: object = {}): object => ({
  http: { url: server.url, attempts: 1, timeoutSeconds: 2 },
  historyMonths: 2,
  ...others,
});

const pull = (others: object = {}, months: readonly string[] | null = null): Promise<PullResult> =>
  checked(provisionerConnector).pull(settings(others), { months }, bench.context);

const days = (month: string) => countedDays(bench.db, `provisioner-${bench.context.connection.id}`, month);
const wholeOf = (month: string) =>
  [...days(month)].map(([day, rows]) => {
    const { active, hibernated, leaving, provisioning } = rows.find(({ cluster }) => cluster === null) ?? {};
    return [day, active, hibernated, provisioning, leaving];
  });

const bucketOf = bucketsOf({ pendingDeletion: 'hibernated', own: {} });

/** The truth: every workspace looked at on every day, one after the other. */
const truthOf = (month: string, last: number, cluster: string | null = null) =>
  Array.from({ length: last }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, '0')}`;
    const instant = Math.min(ms(`${day}T00:00:00Z`) + 86_400_000, bench.clock.now.getTime() + 1);
    const tally = { active: 0, hibernated: 0, provisioning: 0, leaving: 0, unclassified: 0 };
    for (const workspace of population.workspaces) {
      const state = stateJustBefore(workspace, instant);
      const isHere = cluster === null || workspace.places[0]?.cluster === cluster;
      if (state !== null && isHere) tally[bucketOf(state)] += 1;
    }
    return [day, ...[tally.active, tally.hibernated, tally.provisioning, tally.leaving].map(String)];
  });

const workspace = (
  id: string,
  states: readonly [string, string][],
  others: Partial<WorkspaceLife> = {},
): WorkspaceLife => {
  const life = states.map(([at, state]) => ({ at: ms(at), state }));
  const from = life[0]?.at ?? 0;
  return { id, states: life, deletedAt: null, places: [{ cluster: us, from, until: null }], ...others };
};

const filesBelow = (folder: string): Buffer[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

describe('a pull', () => {
  it('fills the past from the event history, each day as it truly ended, and today as it is now', async () => {
    await start();
    const { outcomes, notices } = await pull();
    expect(outcomes.map(({ name, result }) => [name, result])).toEqual([
      ['workspaces-provisioner-1-2026-01.csv', 'imported'],
      ['workspaces-provisioner-1-2026-02.csv', 'imported'],
      ['workspaces-provisioner-1-2026-03.csv', 'imported'],
    ]);
    expect(wholeOf('2026-01')).toEqual(truthOf('2026-01', 31));
    expect(wholeOf('2026-02')).toEqual(truthOf('2026-02', 28));
    expect(wholeOf('2026-03')).toEqual(truthOf('2026-03', 15));
    expect(notices).toEqual([expect.stringContaining('goes by two names')]);
    const january = loadReportInputs(bench.db, { month: '2026-01' }).months.at(-1)?.counts;
    expect(january?.total).toEqual(
      fromInteger(Number(truthOf('2026-01', 31)[30]?.[1]) + Number(truthOf('2026-01', 31)[30]?.[2])),
    );
    expect(january?.clusters.map(({ cluster }) => cluster).sort()).toEqual([us, eu]);
  });

  it('reads every page, of lists and of events', async () => {
    population = samplePopulation(1203, '2025-10-01', '2026-03-10');
    await start();
    await pull();
    expect(wholeOf('2026-02')).toEqual(truthOf('2026-02', 28));
    const pages = server.asked.filter((path) => path.startsWith('/api/installations?'));
    expect(pages.map((path) => /page=(\d+)/.exec(path)?.[1])).toEqual(['0', '1', '2']);
    expect(server.asked.filter((path) => path.startsWith('/api/events')).length).toBeGreaterThan(3);
  });

  it('asks again for months that are over only when what they are made of changed', async () => {
    await start();
    await pull();
    bench.clock.now = new Date('2026-03-16T09:30:00Z');
    const second = await pull();
    expect(second.outcomes.map(({ name, result }) => [name, result])).toEqual([
      ['workspaces-provisioner-1-2026-03.csv', 'replaced'],
    ]);
    expect(wholeOf('2026-03')).toEqual(truthOf('2026-03', 16));
    const third = await pull({ pendingDeletion: 'excluded' });
    expect(server.asked.filter((path) => path.includes('state_change')).length).toBeGreaterThan(2);
    expect(third.outcomes.map(({ name, result }) => [name, result])).toEqual([
      ['workspaces-provisioner-1-2026-03.csv', 'unchanged'],
    ]);
    bench.clock.now = new Date('2026-04-02T09:30:00Z');
    await pull({ pendingDeletion: 'excluded' });
    expect(wholeOf('2026-03')).toEqual(truthOf('2026-03', 31));
  });

  it('leaves closed months as they are, and says so in the plan', async () => {
    await start();
    const state = { month: '2026-02', dataState: 'final', basis: 'billed', currency: 'USD' } as const;
    const document = {
      sha256: 'a'.repeat(64),
      documentVersion: 1,
      document: '{}',
      summary: { ...state, cost: null, kpis: [] },
    };
    closeMonth(bench.db, { month: '2026-02', by: 'test' }, () => ({ ...document, failedChecks: [] }));
    const plan = checked(provisionerConnector).plan(settings(), { months: null }, bench.context);
    expect(plan).toMatchObject({ costMicros: 0n, notices: ['Closed, and left as they are: Feb 2026.'] });
    expect(plan.steps.map((step) => step.split(':')[0])).toEqual(['January 2026', 'March 2026']);
    await pull();
    expect([...days('2026-02').keys()]).toEqual([]);
  });

  it('keeps nothing of a workspace but its counts: no licence, environment, name, address', async () => {
    await start({ authorization: 'Bearer canary-token' });
    bench.environment['TOKEN'] = 'canary-token';
    const http = { url: server.url, auth: 'bearer', token: 'env:TOKEN' };
    const { notices } = await pull({ http });
    bench.db.raw.pragma('wal_checkpoint(TRUNCATE)');
    const kept = [...filesBelow(bench.context.folder), ...filesBelow(dirname(bench.db.path))];
    expect(kept.length).toBeGreaterThan(3);
    for (const bytes of kept) expect(bytes.includes('canary')).toBe(false);
    expect(`${notices.join()}${bench.said.join()}`).not.toContain('canary');
  });

  it('that fails in the middle stores nothing, and the next one brings everything', async () => {
    for (const fault of ['cut', 'truncated', 'silent', { status: 500 }, { status: 429 }] as const) {
      await server?.close().catch(() => {});
      await start();
      server.faults.push(null, null, null, fault);
      await expect(pull()).rejects.toMatchObject({ isTransient: true });
      expect([...days('2026-03').keys()]).toEqual([]);
    }
    await pull();
    expect(wholeOf('2026-03')).toEqual(truthOf('2026-03', 15));
  });

  it('ends when something answers every page alike', async () => {
    population = samplePopulation(501, '2025-10-01', '2026-03-10');
    await start();
    const page = population.workspaces
      .slice(0, 500)
      .map(({ id }) => ({ ID: id, State: 'stable', CreateAt: 1, DeleteAt: 0 }));
    server.faults.push(null, { body: page }, { body: page });
    await expect(pull()).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('of an answer that is not as expected names the place, not the value', async () => {
    await start();
    server.faults.push(null, { body: [{ ID: 'x', State: 7, CreateAt: 1, License: 'canary' }] });
    const failure = await pull().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'bad-answer', message: expect.stringContaining('0.State') });
    expect(String(failure)).not.toContain('canary');
  });
});

describe('what is counted', () => {
  const at = (day: string) => `${day}T12:00:00Z`;

  it.each(['UTC', 'Pacific/Auckland', 'America/St_Johns'])(
    'is what a day ended with in UTC, where the clock shows %s',
    async (zone) => {
      vi.stubEnv('TZ', zone);
      population = {
        clusters: [],
        workspaces: [
          workspace('late', [
            ['2026-01-01T00:00:00Z', 'stable'],
            ['2026-03-02T23:59:59.999Z', 'hibernating'],
          ]),
          workspace('early', [
            ['2026-01-01T00:00:00Z', 'stable'],
            ['2026-03-03T00:00:00.000Z', 'hibernating'],
          ]),
          workspace('gone', [['2026-01-01T00:00:00Z', 'stable']], { deletedAt: ms('2026-03-02T12:00:00Z') }),
        ],
      };
      await start();
      await pull();
      expect(wholeOf('2026-03').slice(0, 3)).toEqual([
        ['2026-03-01', '3', '0', '0', '0'],
        ['2026-03-02', '1', '1', '0', '0'],
        ['2026-03-03', '0', '2', '0', '0'],
      ]);
    },
  );

  it('is a workspace once while it moves between clusters, on the one that is active', async () => {
    const places = [
      { cluster: us, from: ms(at('2026-01-01')), until: ms(at('2026-03-10')) },
      { cluster: eu, from: ms(at('2026-03-05')), until: null },
    ];
    population = {
      clusters: samplePopulation(0, '2026-01-01', '2026-01-02').clusters,
      workspaces: [workspace('mover', [[at('2026-01-01'), 'stable']], { places })],
    };
    await start();
    await pull();
    const on = (day: string) =>
      days('2026-03')
        .get(day)
        ?.map(({ cluster, active }) => [cluster, active]);
    expect(on('2026-03-04')).toEqual([
      [null, '1'],
      [us, '1'],
    ]);
    expect(on('2026-03-07')).toEqual([
      [null, '1'],
      [eu, '1'],
    ]);
    expect(on('2026-03-12')).toEqual([
      [null, '1'],
      [eu, '1'],
    ]);
  });

  it('goes by the name that the cluster rules give to cost, once they are taken as suggested', async () => {
    await start();
    expect(offeredClusterRules(bench.db)).toEqual([]);
    await pull();
    const offered = offeredClusterRules(bench.db);
    expect(offered.map(({ match, result }) => [match.tag?.value, result])).toEqual([
      ...[
        [us, 'prod-us-1'],
        ['vpc-0a91us1', 'prod-us-1'],
      ],
      ...[
        [eu, 'prod-eu-1'],
        ['vpc-0a91eu1', 'prod-eu-1'],
      ],
    ]);
    const rules = offered.map((rule, index) => ({
      ...{ ...rule, id: `r${index}`, kind: 'cluster' as const, position: index, validFrom: null },
    }));
    saveRules(bench.db, 'cluster', rules, { validFrom: null, by: 'test' });
    const { notices } = await pull();
    expect(notices).toEqual([]);
    const clusters = new Set([...days('2026-01').values()].flat().map(({ cluster }) => cluster));
    expect([...clusters]).toEqual([null, 'prod-eu-1', 'prod-us-1']);
  });

  it('puts states that nobody knows into no count, and says which', async () => {
    population = {
      clusters: [],
      workspaces: [
        workspace('odd', [[at('2026-01-01'), 'frozen-solid']]),
        workspace('pending', [[at('2026-01-01'), 'deletion-pending']]),
        workspace('new', [[at('2026-01-01'), 'creation-in-progress']]),
      ],
    };
    await start();
    const { notices, outcomes } = await pull();
    expect(notices).toEqual([expect.stringContaining('"frozen-solid" (1 now)')]);
    expect(outcomes[0]?.preview?.notices.map(({ code }) => code)).toContain('unclassified-states');
    expect(wholeOf('2026-03')[0]).toEqual(['2026-03-01', '0', '1', '1', '0']);
    const again = await pull({ buckets: { 'frozen-solid': 'active' }, pendingDeletion: 'excluded' });
    expect(again.notices).toEqual([]);
    expect(wholeOf('2026-03')[0]).toEqual(['2026-03-01', '1', '0', '1', '1']);
  });

  it('knows who pays on each day from the entitlements, and counts only workspaces that are there', async () => {
    population = {
      clusters: [],
      workspaces: [
        workspace('pays', [[at('2026-01-01'), 'stable']]),
        workspace('paid', [
          [at('2026-01-01'), 'stable'],
          [at('2026-03-05'), 'hibernating'],
        ]),
        workspace('gone', [[at('2026-01-01'), 'stable']], { deletedAt: ms(at('2026-02-10')) }),
        workspace('free', [[at('2026-01-01'), 'stable']]),
      ],
    };
    await start();
    const entitle = (ids: readonly string[], sha256: string) => {
      const row = { plan: 'pro', paidFrom: '2025-01-01', paidFor: null, seats: null, activeUsers: null };
      const records = ids.map((workspaceId) => ({
        ...row,
        workspaceId,
        paidUntil: workspaceId === 'paid' ? '2026-03-06' : null,
      }));
      const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
      const set = { kind: 'entitlements', name: 'e.csv', sha256, rowsRead: records.length, records, ...empty } as const;
      const { importId } = stageRecords(bench.db, set, { by: 'test' });
      commitImport(bench.db, importId, { acceptRejects: true, acceptShrink: true, by: 'test' });
    };
    await pull();
    const paid = (day: string) =>
      days('2026-03')
        .get(day)
        ?.map((row) => [row.total, row.paid, row.freemiumActive]);
    expect(paid('2026-03-04')).toEqual([
      ['3', null, null],
      ['3', null, null],
    ]);
    entitle(['elsewhere'], 'one');
    expect((await pull()).notices).toEqual([expect.stringContaining('name none of these workspaces')]);
    entitle(['pays', 'paid', 'gone'], 'two');
    await pull();
    expect(paid('2026-03-04')?.[0]).toEqual(['3', '2', '1']);
    expect(paid('2026-03-06')?.[0]).toEqual(['3', '2', '1']);
    expect(paid('2026-03-07')?.[0]).toEqual(['3', '1', '1']);
    const february = loadReportInputs(bench.db, { month: '2026-02' }).months.at(-1)?.counts;
    expect(february).toMatchObject({ paid: fromInteger(2), paidSource: 'counts' });
  });
});

describe('a server', () => {
  it('that is older names clusters by its placements, and its clusters by their ids', async () => {
    population = { ...population, clusters: [{ id: us, name: '', vpc: null, provisioner: 'old' }] };
    await start({ isOld: true });
    const { notices } = await pull();
    expect(notices).toEqual([]);
    expect([...days('2026-03').values()].flat().filter(({ cluster }) => cluster === us)).toHaveLength(15);
  });

  it('without an event history has today alone, and keeps the days that it counted before', async () => {
    await start({ forbidden: ['/api/events/state_change', '/api/clusters', '/api/cluster_installations'] });
    const { notices, outcomes } = await pull();
    expect(outcomes.map(({ name }) => name)).toEqual(['workspaces-provisioner-1-2026-03.csv']);
    expect(wholeOf('2026-03')).toEqual(truthOf('2026-03', 15).slice(14));
    expect(notices).toContain('There is no event history: only today is counted.');
    const first = truthOf('2026-03', 15).slice(14);
    bench.clock.now = new Date('2026-03-16T09:30:00Z');
    await pull();
    expect(wholeOf('2026-03')).toEqual([...first, ...truthOf('2026-03', 16).slice(15)]);
  });

  it('whose history begins late leaves out the days before, or counts them as active when that is asked for', async () => {
    population = samplePopulation(400, '2025-10-01', '2026-03-10');
    await start({ historySince: ms('2026-02-20T12:00:00Z') });
    const { notices } = await pull();
    expect([...days('2026-01').keys()]).toEqual([]);
    expect([...days('2026-02').keys()][0]).toBe('2026-02-20');
    expect(notices.at(-1)).toContain('The event history begins on 2026-02-20: 50 days before it are not counted.');
    await pull({ beforeHistory: 'count-as-active' });
    const there = population.workspaces.filter((one) => stateJustBefore(one, ms('2026-02-01T00:00:00Z')) !== null);
    expect(wholeOf('2026-01').at(-1)).toEqual(['2026-01-31', String(there.length), '0', '0', '0']);
  });

  it('whose status says something else than its list is named', async () => {
    const counts = { InstallationsStable: 1, InstallationsHibernating: 2, InstallationsPendingDeletion: 0 };
    await start({ status: { InstallationsTotal: 9999, ...counts } });
    const { notices } = await pull();
    expect(notices.filter((text) => text.includes('the status says'))).toHaveLength(3);
    expect(notices[0]).toContain('in all, the status says 9,999: the list counts.');
  });

  it.each([
    [{ authorization: 'Bearer other' }, { auth: 'bearer', token: 'env:TOKEN' }, 'expired-token'],
    [{ authorization: 'Bearer other' }, {}, 'no-credentials'],
    [{ forbidden: ['/api/installations'] }, {}, 'access-denied'],
  ])('that lets nobody in (%j) is told as it is', async (options, auth, code) => {
    await start(options);
    bench.environment['TOKEN'] = 'canary-token';
    const failure = await pull({ http: { url: server.url, attempts: 1, ...auth } }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    if (code === 'access-denied')
      expect(failure).toMatchObject({ attachment: expect.stringContaining('^/api/installations/status$') });
  });

  it('is tested with one call', async () => {
    await start();
    const check = await checked(provisionerConnector).test(settings(), bench.context);
    expect(check.text).toMatch(/^Reached the Provisioner: \d+ workspaces$/);
    expect(server.asked).toEqual(['/api/installations/status']);
  });

  it('is refused without an address, with the field named', async () => {
    await start();
    await expect(pull({ http: { url: 'provisioner' } })).rejects.toMatchObject({
      code: 'settings-invalid',
      message: expect.stringContaining('http.url'),
    });
  });
});
