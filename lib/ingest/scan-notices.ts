import type { ScanFile, Scanned } from './engine/scan-request';
import { billSourceOf } from './sources/bill-registry';
import type { BillFormat, Notice } from './types';

/** What deserves a word, though it refuses nothing. */
export const scanNotices = (format: BillFormat, scanned: Scanned, files: readonly ScanFile[]): Notice[] => {
  const { mapping, title } = billSourceOf(format);
  const known = new Set(mapping.kinds.known);
  const unknown = scanned.kinds.filter(({ kind }) => kind !== null && !known.has(kind) && !kind.endsWith('Discount'));
  return [
    ...unknown.map(({ kind, rows }) => ({
      code: 'unknown-line-kind',
      text: `${rows} rows have the ${mapping.kinds.column} ${kind}, which ${title} did not have so far; they count as “other”.`,
    })),
    ...(scanned.leftOutRows > 0
      ? [
          {
            code: 'split-cost-left-out',
            text: `${scanned.leftOutRows} split-cost rows are left out: their cost is on the instances’ own rows.`,
          },
        ]
      : []),
    ...(scanned.unreadQuantities > 0
      ? [
          {
            code: 'unread-quantities',
            text: `${scanned.unreadQuantities} rows have a quantity that is no number; hours and other quantities are too small by them.`,
          },
        ]
      : []),
    ...scanned.partlyKnown.map((cost) => ({
      code: 'cost-unknown-in-a-part',
      text: `The ${cost} cost is unknown: some of the files have no column for it.`,
    })),
    ...(files.length > 1 ? [{ code: 'parts', text: `${files.length} files are read as parts of one bill.` }] : []),
  ];
};
