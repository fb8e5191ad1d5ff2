type Metrics = Readonly<Record<string, string>>;
type Group = { readonly keys: readonly string[]; readonly metrics: Metrics };
type Period = {
  readonly start: string;
  readonly end: string;
  readonly isEstimated?: boolean;
  readonly groups?: readonly Group[];
  readonly total?: Metrics;
};

export type Answer = {
  readonly by?: readonly string[];
  readonly periods: readonly Period[];
  readonly next?: string;
  readonly names?: Readonly<Record<string, string>>;
  /** What our own pulls put beside each page. */
  readonly request?: object;
};

const metricsOf = (metrics: Metrics, unit: string) =>
  Object.fromEntries(Object.entries(metrics).map(([name, Amount]) => [name, { Amount, Unit: unit }]));

const definition = (key: string) => {
  const [type, name] = key.split(':');
  return name === undefined ? { Type: 'DIMENSION', Key: key } : { Type: type, Key: name };
};

/** One page as `aws ce get-cost-and-usage` prints it; `by` names dimensions, and tags as `TAG:Environment`. */
export const answerPage = (
  { by = ['LINKED_ACCOUNT', 'SERVICE'], periods, next, names = {}, request }: Answer,
  unit = 'USD',
) =>
  JSON.stringify(
    {
      ...(next === undefined ? {} : { NextPageToken: next }),
      ...(request === undefined ? {} : { Request: request }),
      GroupDefinitions: by.map(definition),
      ResultsByTime: periods.map(({ start, end, isEstimated = false, groups = [], total = {} }) => ({
        TimePeriod: { Start: start, End: end },
        Total: metricsOf(total, unit),
        Groups: groups.map(({ keys, metrics }) => ({ Keys: keys, Metrics: metricsOf(metrics, unit) })),
        Estimated: isEstimated,
      })),
      DimensionValueAttributes: Object.entries(names).map(([Value, description]) => ({
        Value,
        Attributes: { description },
      })),
    },
    null,
    4,
  );

/** January 2026 in one period. */
export const january = (groups: readonly Group[], more: Partial<Period> = {}): Period => ({
  ...{ start: '2026-01-01', end: '2026-02-01', groups },
  ...more,
});

/** One group with its unblended cost, or with the metrics that are named. */
export const group = (keys: readonly string[], cost: string | Metrics): Group => ({
  keys,
  metrics: typeof cost === 'string' ? { UnblendedCost: cost } : cost,
});
