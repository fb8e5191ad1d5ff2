import type { Month } from '../../month/month';
import type { Charge } from '../charge';

/** A file with all of a month's charges in it, in a format that is written whole. */
export type DemoDocument = {
  readonly nameOf: (month: Month) => string;
  readonly textOf: (month: Month, charges: readonly Charge[]) => string;
};

/** The sum of charges' billed cost under each key, in the order that keys come. Whole nanos. */
export const sumBilled = (
  charges: readonly Charge[],
  keyOf: (charge: Charge) => string,
  costOf: (charge: Charge) => number = ({ billedNanos }) => billedNanos,
): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const charge of charges) sums.set(keyOf(charge), (sums.get(keyOf(charge)) ?? 0) + costOf(charge));
  return sums;
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** One line of a CSV in which every cell is quoted, as AWS writes its own. */
export const quotedLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;
