import { recordTypeFamily } from '../../../ingest/sources/cost-explorer/record-types';
import type { Filter } from './views';

/** Record types that are asked for together, since their costs are of one class; `plain` are told by their services. */
export type Family = { readonly name: string; readonly types: readonly string[]; readonly filter?: Filter };

export const plainFamily = 'plain';

/** Families that a first pull may meet, before anybody knows which there are. */
const usualTypes = ['Usage', 'Credit', 'Refund', 'RIFee', 'Enterprise Discount Program Discount'];

const only = (
  Values: readonly string[],
): { readonly Dimensions: { readonly Key: 'RECORD_TYPE'; readonly Values: readonly string[] } } => ({
  Dimensions: { Key: 'RECORD_TYPE', Values },
});

/**
 * The fewest requests that tell the classes of cost apart: one for what services tell, and one for each family of record
 * types that they don't. Together they are the whole: the first asks for everything that the others don't.
 */
export const familiesOf = (types: readonly string[] | null, apart: readonly string[]): Family[] => {
  const families = new Map<string, string[]>([[plainFamily, []]]);
  for (const type of [...new Set(types ?? usualTypes)].sort()) {
    const name = apart.includes(type) ? type : recordTypeFamily(type);
    families.set(name, [...(families.get(name) ?? []), type]);
  }
  const others = [...families].flatMap(([name, own]) => (name === plainFamily ? [] : own));
  return [...families].map(([name, own]): Family => {
    if (name !== plainFamily) return { name, types: own, filter: only(own) };
    return others.length === 0 ? { name, types: own } : { name, types: own, filter: { Not: only(others) } };
  });
};
