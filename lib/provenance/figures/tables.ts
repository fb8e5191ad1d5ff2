import { environments } from '../../kpis/types';
import type { Month } from '../../month/month';
import type { AskedFigure, FigureSourceAnswer } from '../figure-facts';
import type { Ref } from '../question';
import { atMonth, costRef, measureRef, monthsRef, ratioRef, relativeRef, sumRef } from '../refs';

const tables = ['environments', 'accounts', 'cost-types', 'clusters', 'movers'] as const;
type Table = (typeof tables)[number];

const production = { environment: 'production' } as const;
const memoEnvironments = ['core', 'test', 'dev', 'staging'] as const;

/** A row's cost, of the month asked or of another one. */
type Row = (month: Month | null) => Ref;

const rowOfMovers = ({ report }: AskedFigure, key: string): Row | null => {
  const rows = report.sections.movers.rows;
  const pairOf = (id: string) => ({ account: id.slice(0, id.indexOf('.')), type: id.slice(id.indexOf('.') + 1) });
  if (key === 'total') return (month) => costRef({}, month);
  if (key === 'rest') {
    return (month) => {
      const shown = rows.map((row) => costRef(pairOf(row.key)));
      return { ...sumRef([costRef()], shown), month };
    };
  }
  return key.includes('.') ? (month) => costRef(pairOf(key), month) : null;
};

const rowOf = (asked: AskedFigure, table: Table, key: string): Row | null => {
  if (table === 'movers') return rowOfMovers(asked, key);
  if (table === 'accounts') return (month) => costRef(key === 'total' ? {} : { account: key }, month);
  if (table === 'cost-types')
    return (month) => costRef(key === 'total' ? production : { ...production, type: key }, month);
  if (table === 'clusters') {
    const cluster = key === 'no-cluster' ? '' : key;
    return (month) => costRef(key === 'total' ? production : { ...production, cluster }, month);
  }
  if (key === 'total') return (month) => costRef({}, month);
  if (key === 'memo') {
    return (month) => ({ ...sumRef(memoEnvironments.map((environment) => costRef({ environment }))), month });
  }
  const environment = environments.find((id) => id === key);
  return environment === undefined ? null : (month) => costRef({ environment }, month);
};

const countRef = (key: string, state: string): Ref =>
  key === 'total'
    ? measureRef(`workspaces.${state}`)
    : measureRef(`workspaces.${state}`, null, key === 'no-cluster' ? '' : key);

type Cell = { readonly asked: AskedFigure; readonly table: Table; readonly key: string; readonly row: Row };

const changeOf = (row: Row, previous: Month): Ref => sumRef([row(null)], [row(previous)]);

const columns: Readonly<Record<string, (cell: Cell) => Ref | null>> = {
  current: ({ row }) => row(null),
  previous: ({ row, asked }) => row(asked.previous),
  change: ({ row, asked }) => changeOf(row, asked.previous),
  size: ({ row, asked }) => changeOf(row, asked.previous),
  net: ({ row, asked }) => changeOf(row, asked.previous),
  fall: ({ row, asked }) => relativeRef(row(null), row(asked.previous)),
  'relative-change': ({ row, asked }) => relativeRef(row(null), row(asked.previous)),
  share: ({ row, asked, table }) => {
    const whole = rowOf(asked, table, 'total');
    return whole === null ? null : ratioRef(row(null), whole(null));
  },
  'share-of-change': ({ row, asked, table }) => {
    const whole = rowOf(asked, table, 'total');
    return whole === null ? null : ratioRef(changeOf(row, asked.previous), changeOf(whole, asked.previous));
  },
  'fiscal-year-to-date': ({ row, asked }) => monthsRef(row(null), asked.facts.fiscalYearFrom),
  'per-workspace': ({ row }) => ratioRef(row(null), measureRef('workspaces.total')),
  'per-active': ({ row, key }) => ratioRef(row(null), countRef(key, 'active')),
  total: ({ key }) => countRef(key, 'total'),
  active: ({ key }) => countRef(key, 'active'),
  hibernated: ({ key }) => countRef(key, 'hibernated'),
};

const dearest = (asked: AskedFigure): FigureSourceAnswer => {
  const rows = asked.report.sections.clusters.rows.filter(
    ({ cluster, perActive }) => cluster !== null && Number(perActive.exact ?? 0) > 0,
  );
  const sorted = [...rows].sort((a, b) => Number(b.perActive.exact) - Number(a.perActive.exact));
  const perActive = (cluster: string | null | undefined) => {
    const key = cluster ?? '';
    return ratioRef(costRef({ ...production, cluster: key }), countRef(key, 'active'));
  };
  return { ref: ratioRef(perActive(sorted[0]?.cluster), perActive(sorted.at(-1)?.cluster)) };
};

const share = (part: Ref, whole: Ref): FigureSourceAnswer => ({ ref: ratioRef(part, whole) });

const alone: Readonly<Record<string, (asked: AskedFigure) => FigureSourceAnswer>> = {
  'accounts.out-of-scope': () => ({ ref: costRef({ environment: 'out-of-scope' }) }),
  'accounts.unmapped': () => ({ ref: measureRef('cost.unmapped') }),
  'clusters.dearest-to-cheapest': dearest,
  'cost-types.coverage': () => ({
    words: [
      'The cost of production that a rule names, divided by all of it. A credit counts like a cost of its size: what matters is how much money the rules have seen.',
    ],
    from: [costRef(production), costRef({ ...production, type: 'other' })],
  }),
  'movers.rest.largest': (asked) => {
    const key = asked.figure.source.of.replace(/^movers\./, '').replace(/\.change$/, '');
    const row = rowOfMovers(asked, key);
    return row === null ? { words: [], from: [] } : { ref: changeOf(row, asked.previous) };
  },
  'environments.P-4': ({ facts }) => {
    const cost = (environment: (typeof facts.nonProduction)[number]) => costRef({ environment });
    return share(
      sumRef(facts.nonProduction.map(cost)),
      sumRef(['production', ...memoEnvironments].map((id) => costRef({ environment: id as 'production' }))),
    );
  },
};

const driverWords =
  'A part of the change, told apart from the lines of the bill: what was used more or less at the old prices, and what prices changed.';

/** What a figure of a table of costs asks, by its row and column; null for figures of other kinds. */
export const tableFigure = (asked: AskedFigure): FigureSourceAnswer | null => {
  const { id } = asked.figure;
  const own = Object.hasOwn(alone, id) ? alone[id] : undefined;
  if (own !== undefined) return own(asked);
  const table = tables.find((name) => id.startsWith(`${name}.`));
  if (table === undefined) return null;
  const rest = id.slice(table.length + 1);
  const driver = table === 'movers' ? /^(.+)\.driver\.[^.]+$/.exec(rest)?.[1] : undefined;
  const end = rest.lastIndexOf('.');
  const key = driver ?? rest.slice(0, end);
  const row = rowOf(asked, table, key);
  if (row === null) return null;
  if (driver !== undefined)
    return {
      words: [driverWords],
      from: [changeOf(row, asked.previous), row(null), atMonth(row(null), asked.previous)],
    };
  const column = rest.slice(end + 1);
  const ref = Object.hasOwn(columns, column) ? columns[column]?.({ asked, table, key, row }) : null;
  return ref == null ? null : { ref };
};
