import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countedDays } from '../../../../db/queries/counted-days';
import { loadReportInputs } from '../../../../db/queries/load-report-inputs';
import { fromInteger } from '../../../money/rational';
import type { PullResult } from '../../connector';
import { checked } from '../../registry';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import type { LoopbackServer } from '../../testing/loopback-server';
import { type QueryAnswer, startPrometheus } from '../../testing/prometheus-server';
import { prometheusConnector } from './prometheus-connector';

let bench: ConnectorBench;
let server: LoopbackServer;
beforeEach(() => {
  bench = connectorBench('prometheus', '2026-02-10T09:30:00Z');
});
afterEach(async () => {
  await server.close();
  bench.remove();
});

const start = async (queries: Readonly<Record<string, QueryAnswer>>): Promise<void> => {
  server = await startPrometheus(queries);
};

const pull = (others: object, months: readonly string[] | null = null): Promise<PullResult> =>
  checked(prometheusConnector).pull(
    { http: { url: `${server.url}/prometheus`, attempts: 1 }, historyMonths: 1, ...others },
    { months },
    bench.context,
  );

const days = (month: string) => countedDays(bench.db, `prometheus-${bench.context.connection.id}`, month);
const dayNumber = (seconds: number): number => new Date(seconds * 1000).getUTCDate();
const all = '{}';
const one =
  (value: (seconds: number) => string | undefined): QueryAnswer =>
  (seconds) => ({ [all]: value(seconds) });

describe('a pull', () => {
  it('takes one number a day in its last second in UTC, of days that are over', async () => {
    const asked: number[] = [];
    await start({
      up: one((seconds) => {
        asked.push(seconds);
        return String(100 + dayNumber(seconds));
      }),
      asleep: one(() => '50'),
    });
    const { outcomes, notices } = await pull({ active: 'up', hibernated: 'asleep' });
    expect(notices).toEqual([]);
    expect(outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(asked.every((seconds) => seconds % 86_400 === 86_399)).toBe(true);
    expect([...days('2026-02').keys()].at(-1)).toBe('2026-02-09');
    expect(days('2026-01').get('2026-01-31')).toMatchObject([
      { cluster: null, active: '131', hibernated: '50', total: '181' },
    ]);
    const counts = loadReportInputs(bench.db, { month: '2026-01' }).months.at(-1)?.counts;
    expect(counts).toMatchObject({ basis: 'month-end', total: fromInteger(181), paid: null });
    expect(server.asked[0]).toMatch(/^\/prometheus\/api\/v1\/query_range\?query=up&start=\d+&end=\d+&step=86400$/);
  });

  it('leaves out days of NaN, of infinity, of parts and without a sample: unknown is never 0', async () => {
    const odd: Record<number, string | undefined> = { 3: 'NaN', 4: '+Inf', 5: '12.5', 6: undefined, 7: '-1' };
    await start({ up: one((seconds) => (dayNumber(seconds) in odd ? odd[dayNumber(seconds)] : '10')) });
    const { notices } = await pull({ total: 'up' }, ['2026-01']);
    const found = [...days('2026-01').keys()].map((day) => Number(day.slice(8)));
    expect(found).toEqual([1, 2, ...Array.from({ length: 24 }, (_, at) => at + 8)]);
    expect(notices).toEqual([
      'Left out, since a value is missing or no whole number: 2026-01-03, 2026-01-04, 2026-01-05, 2026-01-06, 2026-01-07.',
    ]);
  });

  it('of clusters leaves out a day on which one of them is missing, but not those before it began', async () => {
    const [a, b] = ['{"cluster":"a"}', '{"cluster":"b"}'];
    await start({
      up: (seconds) => ({ [a]: '10', [b]: dayNumber(seconds) < 10 || dayNumber(seconds) === 20 ? undefined : '5' }),
    });
    const { notices } = await pull({ total: 'up', clusterLabel: 'cluster' }, ['2026-01']);
    expect([...days('2026-01').keys()]).not.toContain('2026-01-20');
    expect(
      days('2026-01')
        .get('2026-01-09')
        ?.map(({ cluster }) => cluster),
    ).toEqual(['a']);
    expect(
      days('2026-01')
        .get('2026-01-10')
        ?.map(({ cluster, total }) => [cluster, total]),
    ).toEqual([
      ['a', '10'],
      ['b', '5'],
    ]);
    expect(notices).toEqual(['Left out, since a value is missing or no whole number: 2026-01-20.']);
    expect(loadReportInputs(bench.db, { month: '2026-01' }).months.at(-1)?.counts?.total).toEqual(fromInteger(15));
  });

  it('knows nothing of what a query never gives', async () => {
    await start({ up: one(() => '10'), asleep: () => ({}) });
    const { notices } = await pull({ active: 'up', hibernated: 'asleep' }, ['2026-01']);
    expect(days('2026-01').get('2026-01-31')).toMatchObject([{ active: '10', hibernated: null, total: null }]);
    expect(notices).toEqual([expect.stringContaining('hibernated has no value: unknown, not 0')]);
  });

  it('of what is kept no longer says since when there are values', async () => {
    await start({ up: one((seconds) => (seconds < Date.parse('2026-01-20') / 1000 ? undefined : '10')) });
    expect((await pull({ total: 'up' })).notices).toEqual(['There is no value before 2026-01-20.']);
    expect([...days('2026-01').keys()]).toHaveLength(12);
    await server.close();
    await start({ up: () => ({}) });
    expect((await pull({ total: 'up' })).notices).toEqual(['No query has a value in these months.']);
    expect([...days('2026-02').keys()]).toHaveLength(9);
  });

  it.each([
    [{ total: 'wrong(' }, 'bad-answer', 'parse error'],
    [{ total: 'several' }, 'bad-answer', 'several series'],
    [{ total: 'several', clusterLabel: 'region' }, 'bad-answer', 'without the label region'],
    [{ total: 'several', clusterLabel: 'zone' }, 'bad-answer', 'several series of z'],
    [{ paid: 'several' }, 'settings-invalid', 'active'],
  ])('of %j is refused', async (settings, code, text) => {
    const labels = (pod: string) => JSON.stringify({ pod, zone: 'z' });
    await start({ several: () => ({ [labels('1')]: '1', [labels('2')]: '2' }) });
    await expect(pull(settings)).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
    expect([...days('2026-02').keys()]).toEqual([]);
  });

  it('that fails in the middle stores nothing', async () => {
    await start({ up: one(() => '10') });
    server.faults.push(null, 'truncated');
    await expect(pull({ total: 'up' })).rejects.toMatchObject({ code: 'damaged-download', isTransient: true });
    expect([...days('2026-01').keys()]).toEqual([]);
    server.faults.push({ body: { status: 'success', data: { resultType: 'vector', result: [] } } });
    await expect(pull({ total: 'up' })).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('is tested with one call', async () => {
    await start({ up: one(() => '10') });
    const settings = { http: { url: server.url }, total: 'up' };
    const check = await checked(prometheusConnector).test(settings, bench.context);
    expect(check).toEqual({ text: 'Reached Prometheus: the query for total gives 1 series now', details: [] });
  });
});
