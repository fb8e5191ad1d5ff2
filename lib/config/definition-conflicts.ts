import { builtInDefinitions } from '../kpis/definitions';
import type { ConfigDefinition } from './config-schema';

/** What stands in the way of a KPI's version: what it is, and what to do instead. */
export type ConfigConflict = { readonly text: string; readonly remedy: string };

type Version = Pick<ConfigDefinition, 'id' | 'version' | 'isRetired'>;

/** The rules beside the KPIs, which have targets of their own. */
const ruleCodes = ['P-2', 'P-3', 'P-4'];

export const nameOf = ({ id, version }: Version): string => `${id} version ${version}`;

const isBuiltIn = ({ id }: Version): boolean => builtInDefinitions.some((built) => built.id === id);

const next = (version: number) => `Give it version ${version} and the month from which it holds.`;

const conflictOf = (added: Version, known: readonly Version[]): ConfigConflict | null => {
  const own = known.filter(({ id }) => id === added.id);
  const spelled = known.find(({ id }) => id !== added.id && id.toLowerCase() === added.id.toLowerCase());
  const newest = Math.max(0, ...own.map(({ version }) => version));
  if (spelled !== undefined)
    return { text: `${added.id} is taken: a KPI is called ${spelled.id}.`, remedy: 'Give the other one another code.' };
  if (ruleCodes.includes(added.id.toUpperCase()))
    return { text: `${added.id} is taken: a rule is called so.`, remedy: 'Give the KPI another code.' };
  if (own.some(({ version }) => version === added.version))
    return { text: `${nameOf(added)} is there already, and a version never changes.`, remedy: next(newest + 1) };
  if (added.isRetired === true && isBuiltIn(added)) {
    const text = `${added.id} is one of the 13 that come with Perunit: they have new versions, and are never retired.`;
    return { text, remedy: 'Leave isRetired out.' };
  }
  return null;
};

/** What stands in the way of recording versions of KPIs beside those that are recorded and the built-in ones. */
export const definitionConflicts = (recorded: readonly Version[], added: readonly Version[]): ConfigConflict[] =>
  added.flatMap((one, at) => conflictOf(one, [...builtInDefinitions, ...recorded, ...added.slice(0, at)]) ?? []);
