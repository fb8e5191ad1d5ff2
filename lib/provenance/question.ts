import { type CostClass, costClasses, type EnvironmentId, environments } from '../kpis/types';

/** Which part of a month's cost is asked about; what is not given is all of it. */
export type CostFilter = {
  readonly environment?: EnvironmentId;
  readonly class?: CostClass;
  readonly account?: string;
  readonly type?: string;
  readonly service?: string;
  /** Empty: what no cluster is named for. */
  readonly cluster?: string;
  /** The number of a line key: one kind of line of the bill. */
  readonly line?: string;
};

/** What a figure is asked about: a KPI, a measure, or a part of the month's cost. */
export type Question =
  | { readonly kind: 'kpi'; readonly id: string }
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'cost'; readonly filter: CostFilter };

/** The parts of a cost from the widest to the narrowest. */
export const filterKeys = ['environment', 'class', 'cluster', 'account', 'type', 'service', 'line'] as const;

const isEnvironment = (text: string): text is EnvironmentId => environments.some((one) => one === text);
const isClass = (text: string): text is CostClass => costClasses.some((one) => one === text);

const readFilter = (query: string): CostFilter | null => {
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].some((key) => !filterKeys.some((known) => known === key));
  const [environment, costClass] = [parameters.get('environment'), parameters.get('class')];
  if (unknown || (environment !== null && !isEnvironment(environment))) return null;
  if (costClass !== null && !isClass(costClass)) return null;
  const text = (key: 'account' | 'type' | 'service' | 'cluster' | 'line') => {
    const value = parameters.get(key);
    return value === null ? {} : { [key]: value };
  };
  return {
    ...(environment !== null && { environment }),
    ...(costClass !== null && { class: costClass }),
    ...text('cluster'),
    ...text('account'),
    ...text('type'),
    ...text('service'),
    ...text('line'),
  };
};

/**
 * A question from its text: `apwc`, `cost.production`, or a part of cost as an address asks for it,
 * `cost?environment=production&account=0001`. Null when it names nothing that can be explained.
 */
export const readQuestion = (text: string, kpiIds: readonly string[]): Question | null => {
  if (text === 'cost' || text.startsWith('cost?')) {
    const filter = readFilter(text.slice('cost?'.length));
    return filter === null ? null : { kind: 'cost', filter };
  }
  if (/^(cost|workspaces|fleet)\./.test(text)) return { kind: 'measure', id: text };
  const kpi = kpiIds.find((id) => id.toLowerCase() === text.toLowerCase());
  return kpi === undefined ? null : { kind: 'kpi', id: kpi };
};

/** The text of a question, as addresses and the command line take it. */
export const questionText = (question: Question): string => {
  if (question.kind !== 'cost') return question.id;
  const { filter } = question;
  const parameters = new URLSearchParams(
    filterKeys.flatMap((key) => {
      const value = filter[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return parameters.size === 0 ? 'cost' : `cost?${parameters}`;
};
