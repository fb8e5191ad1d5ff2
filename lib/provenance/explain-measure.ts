import 'server-only';
import { measureDefinition } from '../kpis/measures';
import type { Measure } from '../kpis/types';
import { isZero, type Rational } from '../money/rational';
import { monthName } from '../month/month';
import { countsByKey, REST } from '../report/clusters/cluster-figures';
import { explainCost } from './explain-cost';
import { exactMeasure, measureText } from './explain-kpi';
import { explainLeaf } from './explain-leaf';
import type { Explanation } from './explanation';
import type { Line } from './leaf';
import { importsOfMeasures } from './measure-imports';
import { measureLabel } from './measure-label';
import type { Explained } from './month-view';
import { checkLines, printLines } from './print-value';
import { measureRef } from './refs';

const countNotes = ({ inputs }: Explained): string[] => {
  const counts = inputs.months.at(-1)?.counts ?? null;
  if (counts === null) return [];
  return [counts.basis === 'daily-average' ? 'The average of the month’s days.' : 'Counted on the month’s last day.'];
};

/** Counts by cluster, where they were given so; what no cluster has stands as the rest. */
const clusterLines = ({ context }: Explained, id: string): Line[] => {
  const state = (['total', 'active', 'hibernated'] as const).find((one) => id === `workspaces.${one}`);
  const given = context.kpis.series.get(context.month)?.inputs.counts?.clusters ?? [];
  if (state === undefined || given.length === 0) return [];
  const keys = [...given.map(({ cluster }) => cluster), REST];
  const counts = countsByKey(context, keys);
  const isShown = (key: string, value: Rational | null) => key !== REST || (value !== null && !isZero(value));
  return keys.flatMap((key): Line[] => {
    const value = counts.get(key)?.[state] ?? null;
    if (!isShown(key, value)) return [];
    const of = measureRef(id, null, key);
    return [{ label: key === REST ? 'No cluster' : key, value, unit: 'count', of }];
  });
};

const explainCount = (view: Explained, measure: Measure): Explanation => {
  const { inputs, currency } = view;
  const isFleet = measure.id.startsWith('fleet.');
  const lines = measure.value === null ? [] : clusterLines(view, measure.id);
  const isCut = lines.length > 0;
  return {
    month: inputs.month,
    of: measure.id,
    title: `${measureLabel(measure.id)}, ${monthName(inputs.month)}`,
    exact: exactMeasure(measure),
    text: measureText(measure, currency),
    ...{ reason: measure.reason?.text ?? null, printed: null, formula: null },
    partsBy: isCut ? 'cluster' : null,
    parts: isCut ? printLines(lines, { currency, month: inputs.month, adds: true }) : [],
    sum: isCut ? checkLines(lines, measure.value) : null,
    notes: isFleet ? ['Instance-hours, from a fleet file or else from the bill.'] : countNotes(view),
    records: [],
    imports: importsOfMeasures(view, [measure.id]),
  };
};

/** The workspaces of one cluster: given so, no deeper. */
const explainOfCluster = (view: Explained, id: string, cluster: string): Explanation => {
  const ref = measureRef(id, null, cluster);
  const valued = view.ask(ref);
  const note =
    cluster === '' ? 'What the whole organisation has beyond the clusters.' : 'As the file gives it for the cluster.';
  const notes = [note, ...countNotes(view)];
  const of = `${id}?${new URLSearchParams({ cluster })}`;
  return explainLeaf(view, of, { ...valued, notes, imports: importsOfMeasures(view, [id]) });
};

/** A measure: a cost by its next dimension down, or a count with the files that it came in with. Null: no such measure. */
export const explainMeasure = (view: Explained, id: string, cluster: string | undefined): Explanation | null => {
  const measure = view.measures.get(id);
  const definition = measureDefinition(id);
  if (measure === undefined || definition === null) return null;
  if (cluster !== undefined) return explainOfCluster(view, id, cluster);
  if (definition.source.kind !== 'cost') return explainCount(view, measure);
  const { environments, costClass } = definition.source.selection;
  const [environment] = environments;
  const explained = explainCost(view, {
    ...(environments.length === 1 && environment !== undefined && { environment }),
    ...(costClass !== null && { class: costClass }),
  });
  return {
    ...explained,
    of: id,
    title: `${measureLabel(id)}, ${monthName(view.inputs.month)}`,
    reason: measure.reason?.text ?? null,
    // Rows that were found are no amount while the measure can't be computed: none of them would read as 0.
    ...(measure.value === null && { exact: null, text: measureText(measure, view.currency), sum: null }),
  };
};
