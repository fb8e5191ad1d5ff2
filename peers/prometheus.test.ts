import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { countedDays } from '../db/queries/counted-days';
import { prometheusConnector } from '../lib/connections/kinds/prometheus/prometheus-connector';
import { checked } from '../lib/connections/registry';
import { type ConnectorBench, connectorBench } from '../lib/connections/testing/connector-context';
import { describeWith, peer } from './servers/peer';
import { startPrometheus } from './servers/prometheus';

/** A gauge by cluster, written every four minutes of January 2026; cluster b is silent on the 20th. */
const past = (): string => {
  const start = Date.UTC(2026, 0, 1) / 1000;
  const lines = ['# TYPE workspaces_active gauge', '# TYPE workspaces_hibernated gauge'];
  for (const metric of ['active', 'hibernated']) {
    for (const [cluster, base] of [
      ['a', 100],
      ['b', 40],
    ] as const) {
      for (let second = start; second < start + 31 * 86_400; second += 240) {
        const day = Math.floor((second - start) / 86_400) + 1;
        if (cluster === 'b' && day === 20) continue;
        lines.push(`workspaces_${metric}{cluster="${cluster}"} ${base + day} ${second}`);
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
};

const prometheus = await peer(() => startPrometheus(past()));
afterAll(() => prometheus.server?.stop());

let bench: ConnectorBench;
beforeEach(() => {
  bench = connectorBench('prometheus', '2026-02-01T09:30:00Z');
});
afterEach(() => bench.remove());

describeWith('counts from Prometheus itself', prometheus, (server) => {
  const pull = (settings: object) =>
    checked(prometheusConnector).pull(
      { http: { url: server.url }, ...settings },
      { months: ['2026-01'] },
      bench.context,
    );
  const days = () => countedDays(bench.db, `prometheus-${bench.context.connection.id}`, '2026-01');
  const queries = { active: 'workspaces_active', hibernated: 'workspaces_hibernated', clusterLabel: 'cluster' };

  it('are those at the end of each day, by cluster', async () => {
    const { outcomes } = await pull(queries);
    expect(outcomes.map(({ result }) => result)).toEqual(['imported']);
    expect(days().get('2026-01-31')).toMatchObject([
      { cluster: 'a', active: '131', hibernated: '131' },
      { cluster: 'b', active: '71', hibernated: '71' },
    ]);
  });

  it('are unknown, and never 0, on a day on which nothing was written', async () => {
    const { notices } = await pull({
      active: 'workspaces_active{cluster="b"}',
      hibernated: 'workspaces_hibernated{cluster="b"}',
    });
    expect([...days().keys()]).not.toContain('2026-01-20');
    expect(notices.join(' ')).toContain('2026-01-20');
  });

  it('are refused with Prometheus’s own words where the query is broken', async () => {
    await expect(pull({ active: 'sum(' })).rejects.toMatchObject({ message: expect.stringContaining('parse error') });
  });
});
