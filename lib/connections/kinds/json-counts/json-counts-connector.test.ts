import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countedDays } from '../../../../db/queries/counted-days';
import type { PullResult } from '../../connector';
import { checked } from '../../registry';
import { type ConnectorBench, connectorBench } from '../../testing/connector-context';
import { type Handler, type LoopbackServer, startServer } from '../../testing/loopback-server';
import { jsonCountsConnector } from './json-counts-connector';
import { countAt, listAt, parsePath, valueAt } from './json-path';

let bench: ConnectorBench;
let server: LoopbackServer;
let answer: Handler;
beforeEach(async () => {
  bench = connectorBench('json-counts', '2026-02-10T09:30:00Z');
  answer = () => ({ status: 404 });
  server = await startServer((...asked) => answer(...asked));
});
afterEach(async () => {
  await server.close();
  bench.remove();
});

const pull = (path: string, others: object, months: readonly string[] | null = null): Promise<PullResult> =>
  checked(jsonCountsConnector).pull(
    { http: { url: `${server.url}${path}`, attempts: 1 }, historyMonths: 1, ...others },
    { months },
    bench.context,
  );

const days = (month: string) => countedDays(bench.db, `json-counts-${bench.context.connection.id}`, month);

describe('a path', () => {
  const value = {
    data: { counts: [{ active: 3 }, { active: '4' }], none: [], odd: [{ active: 1 }, {}] },
    'with-dash': { deep: 7 },
    text: 'seven',
    part: 1.5,
    negative: -1,
  };

  it.each([
    ['data.counts[0].active', 3],
    ['data.counts[1].active', 4],
    ['data.counts[].active', 7],
    ['data.counts.#', 2],
    ['data.none.#', 0],
    ['with-dash.deep', 7],
    ['data.none[].active', null],
    ['data.odd[].active', null],
    ['data.counts', null],
    ['data.counts[2].active', null],
    ['text', null],
    ['text.length', null],
    ['part', null],
    ['negative', null],
    ['__proto__.active', null],
    ['constructor.name', null],
  ])('%s leads to %j', (path, expected) => {
    expect(countAt(value, path)).toBe(expected);
  });

  it.each(['', '.', 'a..b', 'a[', 'a[x]', 'a.#.b', 'a]b'])('%j is none', (path) => {
    expect(parsePath(path)).toBeNull();
  });

  it('never throws, and finds what was put there', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => !/[.[\]#]|^\s|\s$/.test(text));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.nat(), fc.string(), (keys, count, any) => {
        const nested = keys.reduceRight<unknown>((inside, name) => Object.fromEntries([[name, inside]]), count);
        expect(countAt(nested, keys.join('.'))).toBe(count);
        expect([valueAt(nested, any), listAt(nested, any)]).toHaveLength(2);
      }),
    );
  });
});

describe('a pull', () => {
  it('asks for each day that is over', async () => {
    answer = ({ searchParams }) => ({ body: { n: { up: Number(searchParams.get('d')?.slice(8)), asleep: '5' } } });
    const { outcomes } = await pull('/counts?d={day}', { active: 'n.up', hibernated: 'n.asleep' });
    expect(outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(server.asked).toHaveLength(31 + 9);
    expect(days('2026-01').get('2026-01-31')).toMatchObject([
      { active: '31', hibernated: '5', total: '36', paid: null },
    ]);
    expect([...days('2026-02').keys()].at(-1)).toBe('2026-02-09');
    await pull('/counts?d={day}', { active: 'n.up', hibernated: 'n.asleep' });
    expect(server.asked).toHaveLength(31 + 9 + 9);
  });

  it('asks once a month, for the numbers of its last day', async () => {
    answer = ({ pathname }) => ({ body: { total: pathname === '/2026-01' ? 40 : 41 } });
    await pull('/{month}', { total: 'total' });
    expect([...days('2026-01').keys(), ...days('2026-02').keys()]).toEqual(['2026-01-31', '2026-02-10']);
  });

  it('takes rows by day and cluster', async () => {
    const rows = ['2026-01-30', '2026-01-31', '2027-01-01'].flatMap((date) => [
      { date: `${date}T00:00:00Z`, name: 'a', up: 1 },
      { date, name: 'b', up: 2 },
    ]);
    answer = () => ({ body: { rows } });
    await pull('/counts?from={first}&to={last}', { rows: 'rows', date: 'date', cluster: 'name', total: 'up' }, [
      '2026-01',
    ]);
    expect(server.asked).toEqual(['/counts?from=2026-01-01&to=2026-01-31']);
    expect([...days('2026-01').keys()]).toEqual(['2026-01-30', '2026-01-31']);
    expect(
      days('2026-01')
        .get('2026-01-31')
        ?.map(({ cluster, total }) => [cluster, total]),
    ).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('of an address without a day is of today alone, and never of a month that is over', async () => {
    answer = () => ({ body: { up: 7 } });
    await pull('/now', { total: 'up' }, ['2026-01']);
    expect(server.asked).toEqual([]);
    await pull('/now', { total: 'up' });
    expect([...days('2026-02').keys()]).toEqual(['2026-02-10']);
    bench.clock.now = new Date('2026-02-11T00:00:01Z');
    await pull('/now', { total: 'up' });
    expect([...days('2026-02').keys()]).toEqual(['2026-02-10', '2026-02-11']);
  });

  it('leaves out a day that lacks a number, and says so: unknown is never 0', async () => {
    answer = ({ searchParams }) => ({ body: searchParams.get('d') === '2026-02-03' ? { up: null } : { up: 7 } });
    const { notices } = await pull('/counts?d={day}', { total: 'up' }, ['2026-02']);
    expect([...days('2026-02').keys()]).not.toContain('2026-02-03');
    expect(notices).toEqual(['Left out, since total is no whole number there: 2026-02-03.']);
  });

  it.each([
    [{ rows: 'rows', total: 'up' }, { rows: [{ up: 1 }, { up: 2 }] }, 'several rows'],
    [{ rows: 'list', total: 'up' }, { rows: [] }, 'no list at list'],
    [{ rows: 'rows', date: 'date', total: 'up' }, { rows: [{ date: '31.01.2026', up: 1 }] }, 'no UTC day'],
    [
      { rows: 'rows', date: 'date', total: 'up' },
      { rows: [{ date: '2026-01-31T02:00:00+02:00', up: 1 }] },
      'no UTC day',
    ],
    [{ rows: 'rows', cluster: 'name', total: 'up' }, { rows: [{ up: 1 }] }, 'no name of a cluster'],
  ])('by %j of %j is refused whole', async (settings, body, text) => {
    answer = () => ({ body });
    await expect(pull('/{month}', settings)).rejects.toMatchObject({
      ...{ code: 'bad-answer', message: expect.stringContaining(text) },
    });
    expect([...days('2026-01').keys()]).toEqual([]);
  });

  it('that fails in the middle stores nothing', async () => {
    answer = () => ({ body: { up: 7 } });
    server.faults.push(null, null, 'cut');
    await expect(pull('/counts?d={day}', { total: 'up' })).rejects.toMatchObject({ isTransient: true });
    expect([...days('2026-01').keys()]).toEqual([]);
  });

  it('is planned, and tested with one call', async () => {
    answer = () => ({ body: { up: 7 } });
    const settings = { http: { url: `${server.url}/counts?d={day}` }, historyMonths: 1, total: 'up' };
    const connector = checked(jsonCountsConnector);
    expect(connector.plan(settings, { months: null }, bench.context)).toMatchObject({
      steps: ['January 2026: 31 requests', 'February 2026: 9 requests'],
      requests: 40,
    });
    const { text } = await connector.test(settings, bench.context);
    expect(text).toMatch(/^Reached 127\.0\.0\.1:\d+: 7 workspaces on 2026-02-09$/);
    expect(server.asked).toHaveLength(1);
  });
});
