import { costClasses, environments } from '../kpis/types';
import { isMonth } from '../month/month';
import { type CostFilter, effectSides, filterKeys, namedKinds, type Question, type Ref } from './question';

type Parameters = ReadonlyMap<string, readonly string[]>;

const parametersOf = (query: string): Parameters => {
  const parameters = new URLSearchParams(query);
  return new Map([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key)]));
};

const hasOnly = (parameters: Parameters, keys: readonly string[]): boolean =>
  [...parameters.keys()].every((key) => keys.includes(key));

const oneOf = (parameters: Parameters, key: string): string | null => parameters.get(key)?.[0] ?? null;

const readFilter = (parameters: Parameters): CostFilter | null => {
  const [environment, costClass] = [oneOf(parameters, 'environment'), oneOf(parameters, 'class')];
  const knownEnvironment = environments.find((id) => id === environment);
  const knownClass = costClasses.find((id) => id === costClass);
  if (!hasOnly(parameters, filterKeys)) return null;
  if (environment !== null && knownEnvironment === undefined) return null;
  if (costClass !== null && knownClass === undefined) return null;
  const text = (key: 'account' | 'type' | 'service' | 'cluster' | 'line') => {
    const value = oneOf(parameters, key);
    return value === null ? {} : { [key]: value };
  };
  return {
    ...(knownEnvironment !== undefined && { environment: knownEnvironment }),
    ...(knownClass !== undefined && { class: knownClass }),
    ...{ ...text('cluster'), ...text('account'), ...text('type'), ...text('service'), ...text('line') },
  };
};

type Reader = (parameters: Parameters, kpiIds: readonly string[]) => Question | null;

const readRefs = (parameters: Parameters, key: string, kpiIds: readonly string[]): Ref[] | null => {
  const refs = (parameters.get(key) ?? []).map((text) => readRef(text, kpiIds));
  const known = refs.filter((ref) => ref !== null);
  return known.length < refs.length ? null : known;
};

const readPair = (parameters: Parameters, key: string, kpiIds: readonly string[]): [Ref, Ref] | null => {
  const [of, other] = [readRefs(parameters, 'of', kpiIds), readRefs(parameters, key, kpiIds)];
  const [first, second] = [of?.[0], other?.[0]];
  return first === undefined || second === undefined || !hasOnly(parameters, ['of', key]) ? null : [first, second];
};

const readMonths: Reader = (parameters, kpiIds) => {
  const [of, from] = [readQuestion(oneOf(parameters, 'of') ?? '', kpiIds), oneOf(parameters, 'from') ?? ''];
  return of === null || !isMonth(from) || !hasOnly(parameters, ['of', 'from']) ? null : { kind: 'months', of, from };
};

const readEffect: Reader = (parameters, kpiIds) => {
  const [kpi, from] = [oneOf(parameters, 'kpi'), oneOf(parameters, 'from') ?? ''];
  const id = kpiIds.find((known) => known === kpi);
  const side = effectSides.find((known) => known === oneOf(parameters, 'side'));
  return id === undefined || side === undefined || !isMonth(from) ? null : { kind: 'effect', id, side, from };
};

const readSum: Reader = (parameters, kpiIds) => {
  const [of, less] = [readRefs(parameters, 'of', kpiIds), readRefs(parameters, 'less', kpiIds)];
  if (of === null || less === null || of.length + less.length === 0 || !hasOnly(parameters, ['of', 'less']))
    return null;
  return { kind: 'sum', of, less };
};

const readers: Readonly<Record<string, Reader>> = {
  cost: (parameters) => {
    const filter = readFilter(parameters);
    return filter === null ? null : { kind: 'cost', filter };
  },
  sum: readSum,
  ratio: (parameters, kpiIds) => {
    const pair = readPair(parameters, 'to', kpiIds);
    return pair === null ? null : { kind: 'ratio', of: pair[0], to: pair[1] };
  },
  relative: (parameters, kpiIds) => {
    const pair = readPair(parameters, 'than', kpiIds);
    return pair === null ? null : { kind: 'relative', of: pair[0], than: pair[1] };
  },
  months: readMonths,
  effect: readEffect,
};

const readNamed = (text: string): Question | null => {
  const kind = namedKinds.find((known) => text.startsWith(`${known}.`));
  return kind === undefined ? null : { kind, id: text.slice(kind.length + 1) };
};

const readMeasure = (name: string, parameters: Parameters): Question | null => {
  if (!/^(cost|workspaces|fleet)\./.test(name) || !hasOnly(parameters, ['cluster'])) return null;
  const cluster = oneOf(parameters, 'cluster');
  return { kind: 'measure', id: name, ...(cluster !== null && { cluster }) };
};

/**
 * A question from its text: `apwc`, `cost.production`, or a part of cost as an address asks for it,
 * `cost?environment=production&account=0001`. Null when it names nothing that can be explained.
 */
export const readQuestion = (text: string, kpiIds: readonly string[]): Question | null => {
  const named = readNamed(text);
  if (named !== null) return named;
  const end = text.indexOf('?');
  const name = end < 0 ? text : text.slice(0, end);
  const parameters = parametersOf(end < 0 ? '' : text.slice(end + 1));
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader !== undefined) return reader(parameters, kpiIds);
  const measure = readMeasure(name, parameters);
  if (measure !== null) return measure;
  const kpi = kpiIds.find((id) => id.toLowerCase() === text.toLowerCase());
  return kpi === undefined ? null : { kind: 'kpi', id: kpi };
};

/** A question with its month, `cost.total@2025-12`; without one it is about the month asked. */
export const readRef = (text: string, kpiIds: readonly string[]): Ref | null => {
  const month = /@(\d{4}-\d{2})$/.exec(text)?.[1] ?? null;
  const question = readQuestion(month === null ? text : text.slice(0, -(month.length + 1)), kpiIds);
  if (question === null || (month !== null && !isMonth(month))) return null;
  return { question, month };
};
