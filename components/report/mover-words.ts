import type { DriverId, MoverKind, MoverRow } from '@/lib/report/schema/movers';

export const driverNames: Record<DriverId, string> = {
  usage: 'Usage',
  price: 'Price',
  commitment: 'Commitment',
  mapping: 'Mapping',
  'one-off': 'One-off',
  mixed: 'Mixed',
  'not-told': 'Not told by the bill',
};

export const kindNames: Record<MoverKind, string> = {
  temporary: 'Temporary',
  structural: 'Structural',
  open: 'Not clear yet',
};

/** A driver's name; of a mixed one its parts: `Usage and price`. */
export const driverWords = ({ id, parts }: Pick<MoverRow['driver'], 'id' | 'parts'>): string => {
  if (id !== 'mixed') return driverNames[id];
  const words = parts.map((part) => driverNames[part]);
  return words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(' and ');
};
