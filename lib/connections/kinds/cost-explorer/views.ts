import { addMonths, type Day } from '../../../month/month';
import type { Run } from './due-months';
import type { CostExplorerSettings } from './settings';

/** What a request groups by. */
type Group = { readonly Type: 'DIMENSION' | 'TAG' | 'COST_CATEGORY'; readonly Key: string };

/** One way to see the money of some months: each of them sums to the same. */
export type View = {
  readonly id: string;
  readonly title: string;
  readonly second: Group;
  readonly metrics: readonly string[];
};

/** A request of GetCostAndUsage without its page. */
export type CostRequest = {
  readonly TimePeriod: { readonly Start: Day; readonly End: Day };
  readonly Granularity: Run['granularity'];
  readonly Metrics: readonly string[];
  readonly GroupBy: readonly Group[];
  readonly Filter?: Filter;
};

type Types = { readonly Dimensions: { readonly Key: 'RECORD_TYPE'; readonly Values: readonly string[] } };
export type Filter = Types | { readonly Not: Types };

export const costMetrics = ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost', 'NetAmortizedCost'] as const;

const dimension = (Key: string): Group => ({ Type: 'DIMENSION', Key });

export const typesView: View = {
  ...{ id: 'record-types', title: 'totals by account and record type' },
  ...{ second: dimension('RECORD_TYPE'), metrics: costMetrics },
};
export const serviceView: View = {
  ...{ id: 'services', title: 'cost by account and service' },
  ...{ second: dimension('SERVICE'), metrics: costMetrics },
};
export const usageView: View = {
  ...{ id: 'usage-types', title: 'cost by account and usage type' },
  ...{ second: dimension('USAGE_TYPE'), metrics: [...costMetrics, 'UsageQuantity'] },
};

/** The views by chosen tags and cost categories. */
export const chosenViews = ({ tags, costCategories }: CostExplorerSettings): View[] => [
  ...tags.map((Key): View => {
    const second: Group = { Type: 'TAG', Key };
    return { id: `tag:${Key}`, title: `cost by account and tag ${Key}`, second, metrics: costMetrics };
  }),
  ...costCategories.map((Key): View => {
    const second: Group = { Type: 'COST_CATEGORY', Key };
    return { id: `category:${Key}`, title: `cost by account and cost category ${Key}`, second, metrics: costMetrics };
  }),
];

/** The days of a run: the first to, and without, the last; of the current month those that are over. */
export const periodOf = ({ months }: Run, today: Day): CostRequest['TimePeriod'] => {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const end = `${addMonths(last, 1)}-01`;
  return { Start: `${first}-01`, End: end > today ? today : end };
};

/** The request for one view of a run, of all record types or of those that a filter names. */
export const requestOf = (
  view: View,
  run: Run,
  { today, hasNet, filter }: { readonly today: Day; readonly hasNet: boolean; readonly filter?: Filter | undefined },
): CostRequest => ({
  ...{ TimePeriod: periodOf(run, today), Granularity: run.granularity },
  Metrics: view.metrics.filter((metric) => hasNet || !metric.startsWith('Net')),
  GroupBy: [dimension('LINKED_ACCOUNT'), view.second],
  ...(filter === undefined ? {} : { Filter: filter }),
});
