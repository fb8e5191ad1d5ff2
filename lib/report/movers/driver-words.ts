import { listOf } from '../format/words';
import type { Driver, DriverId, MoverKind } from '../schema/movers';

const driverNames: Record<DriverId, string> = {
  usage: 'usage',
  price: 'price',
  commitment: 'commitment',
  mapping: 'mapping',
  'one-off': 'one-off',
  mixed: 'mixed',
  'not-told': 'not told by the bill',
};

/** A driver in words: `usage`; of a mixed one its parts, `usage and price`. */
export const driverWords = ({ id, parts }: Pick<Driver, 'id' | 'parts'>): string =>
  id === 'mixed' && parts.length > 0 ? listOf(parts.map((part) => driverNames[part])) : driverNames[id];

/** How long a change lasts, in words. */
export const kindWords: Record<MoverKind, string> = {
  temporary: 'temporary',
  structural: 'structural',
  open: 'not clear yet',
};
