import { compare, divide, type Rational, toDecimal, zero } from '../../money/rational';
import type { Month } from '../../month/month';
import {
  type ClusterValues,
  clusterFigures,
  countsByKey,
  REST,
  REST_ID,
  wholeCounts,
} from '../clusters/cluster-figures';
import { costBy, type ReportContext } from '../context';
import { type CostRow, costColumns } from '../cost-columns';
import { figure, point } from '../figure';
import { totalOf } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { listOf } from '../format/words';
import { clustersOutline } from '../outline/clusters';
import { type ClusterRow, type ClustersSection, clustersSchema } from '../schema/clusters';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const restClause = (rows: readonly ClusterRow[]): Sentence | null => {
  const share = rows.find(({ cluster }) => cluster === null)?.share;
  if (share === undefined || share.exact === null) return null;
  return sentence`; ${share} of production names no cluster`;
};

const findingOf = (context: ReportContext, rows: readonly ClusterRow[], costs: readonly ClusterValues[]): Sentence => {
  const named = rows.filter(({ cluster }) => cluster !== null);
  if (rows.length === 0) return sentence`There is no production cost by cluster yet`;
  if (named.length === 0) return sentence`No production cost names a cluster`;
  const rest = restClause(rows);
  const priced = costs.flatMap(({ id, cost, counts: { active } }) => {
    const row = named.find(({ cluster }) => cluster === id);
    return row === undefined || row.perActive.exact === null || cost === null || active === null
      ? []
      : [{ row, each: divide(cost, active) }];
  });
  const [dearest, ...others] = priced.sort((a, b) => compare(b.each, a.each));
  const cheapest = others.at(-1);
  const [largest] = named;
  if (dearest === undefined)
    return sentence`${largest?.name ?? ''} has ${largest?.share ?? ''} of production cost${rest}`;
  const base = sentence`${dearest.row.name} costs ${dearest.row.perActive} per active installation`;
  if (cheapest === undefined || cheapest.each.numerator <= 0n) return sentence`${base}${rest}`;
  const times = figure({
    id: 'clusters.dearest-to-cheapest',
    value: divide(dearest.each, cheapest.each),
    unit: 'ratio',
    source: { kind: 'cost', of: `clusters.${dearest.row.name}.per-active`, month: context.month },
    print: (value) => toDecimal(value, 1),
  });
  if (times.text === '1.0') {
    const range =
      cheapest.row.perActive.text === dearest.row.perActive.text
        ? dearest.row.perActive
        : sentence`${cheapest.row.perActive} to ${dearest.row.perActive}`;
    return sentence`Clusters cost ${range} per active installation${rest}`;
  }
  return sentence`${base}, ${times} times ${cheapest.row.name}${rest}`;
};

const noteOf = (context: ReportContext, rows: readonly ClusterRow[]): string | null => {
  if (rows.length === 0) return null;
  const keys = listOf(context.inputs.settings.clusterTagKeys);
  if (rows.every(({ cluster }) => cluster === null))
    return `Cost gets its cluster from the tags ${keys} and from rules.`;
  const hasCounts = rows.some(
    ({ cluster, totalInstallations }) => cluster !== null && totalInstallations.exact !== null,
  );
  return hasCounts ? null : 'There are no workspace counts for each cluster, so no cost per active installation.';
};

type CostAt = (key: string, month: Month) => Rational | null;

const costsByCluster = (context: ReportContext): { at: CostAt; keys: string[] } => {
  const { month, previousMonth, window } = context;
  const ofCluster = (each: Month) =>
    costBy(context, each, (cell) => (cell.environment === 'production' ? (cell.cluster ?? REST) : null));
  const costs = new Map(window.map((each) => [each, ofCluster(each)]));
  const at: CostAt = (key, each) => {
    const known = costs.get(each) ?? null;
    const cost = known?.get(key);
    return known === null ? null : cost === undefined ? zero : cost;
  };
  const counted = context.kpis.series.get(month)?.inputs.counts?.clusters.map(({ cluster }) => cluster) ?? [];
  const withCost = [month, previousMonth].flatMap((each) => [...(costs.get(each)?.keys() ?? [])]);
  const rank = (key: string) => (key === REST ? 1 : 0);
  const keys = [...new Set([...withCost, ...(withCost.length === 0 ? [] : counted)])].sort(
    (a, b) => rank(a) - rank(b) || compare(at(b, month) ?? zero, at(a, month) ?? zero) || a.localeCompare(b),
  );
  return { at, keys };
};

/** The rest is a row as soon as there is cost or an installation without a cluster. */
const withRest = (keys: readonly string[], rest: Rational | null): string[] =>
  keys.length === 0 || keys.includes(REST) || rest === null || rest.numerator === 0n ? [...keys] : [...keys, REST];

const build = (context: ReportContext): ClustersSection => {
  const { at, keys: costed } = costsByCluster(context);
  const beyond = countsByKey(context, [REST]).get(REST)?.total ?? null;
  const keys = withRest(costed, beyond);
  const idOf = (key: string) => (key === REST ? REST_ID : key);
  const costRows = keys.map(
    (key): CostRow => ({ key: idOf(key), previous: at(key, context.previousMonth), current: at(key, context.month) }),
  );
  const table = costColumns(context, { table: 'clusters', rows: costRows });
  const counts = countsByKey(context, keys);
  const values = keys.flatMap((key): (ClusterValues & { key: string })[] => {
    const [columns, own] = [table.rows.get(idOf(key)), counts.get(key)];
    return columns === undefined || own === undefined
      ? []
      : [{ key, id: idOf(key), columns, cost: at(key, context.month), counts: own }];
  });
  const rows = values.map(
    (value): ClusterRow => ({
      ...clusterFigures(context, value),
      cluster: value.key === REST ? null : value.key,
      name: value.key === REST ? 'No cluster' : value.key,
      series: context.window.map((each) => point(each, at(value.key, each), 'money', (cost) => formatNumber(cost))),
    }),
  );
  const cost = keys.length === 0 ? null : totalOf(costRows.map(({ current }) => current));
  return {
    finding: findingOf(context, rows, values),
    rows,
    total: clusterFigures(context, { id: 'total', columns: table.total, cost, counts: wholeCounts(context) }),
    note: noteOf(context, rows),
  };
};

/** Production cost by cluster, with what an active installation costs on each, and what no cluster is named for. */
export const clusters = {
  id: 'clusters',
  title: 'Clusters',
  schema: clustersSchema,
  build,
  outline: clustersOutline,
} as const satisfies SectionDefinition<'clusters', ClustersSection>;
