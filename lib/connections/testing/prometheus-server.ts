import { type LoopbackServer, type Reply, startServer } from './loopback-server';

/** What a query gives at an instant, by its labels as JSON; a series that is absent has no sample. */
export type QueryAnswer = (seconds: number) => Readonly<Record<string, string | undefined>>;

/** A Prometheus that knows some queries, as far as it is asked by Perunit: instants and ranges. */
export const startPrometheus = (queries: Readonly<Record<string, QueryAnswer>>): Promise<LoopbackServer> =>
  startServer(({ pathname, searchParams }): Reply => {
    const query = queries[searchParams.get('query') ?? ''];
    if (query === undefined)
      return { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'parse error: unknown query' } };
    const number = (name: string) => Number(searchParams.get(name));
    const answer = (data: unknown): Reply => ({ body: { status: 'success', data } });
    if (pathname.endsWith('/api/v1/query')) {
      const time = number('time');
      const result = Object.entries(query(time)).map(([labels, value]) => ({
        metric: JSON.parse(labels),
        value: [time, value],
      }));
      return answer({ resultType: 'vector', result });
    }
    if (!pathname.endsWith('/api/v1/query_range')) return { status: 404 };
    const series = new Map<string, [number, string][]>();
    for (let time = number('start'); time <= number('end'); time += number('step'))
      for (const [labels, value] of Object.entries(query(time)))
        if (value !== undefined) series.set(labels, [...(series.get(labels) ?? []), [time, value]]);
    const result = [...series].map(([labels, values]) => ({ metric: JSON.parse(labels), values }));
    return answer({ resultType: 'matrix', result });
  });
