import { billSources } from './sources/bill-registry';
import type { BillSource } from './sources/bill-source';
import type { BillFormat } from './types';

export type Detected =
  | { readonly source: BillSource; readonly format: BillFormat }
  /** No format fits: the nearest one, if any is near, and what it misses. */
  | { readonly source: null; readonly nearest: BillSource | null; readonly missing: readonly string[] };

const canonicalColumns = (source: BillSource, header: readonly string[]) => new Set(header.map(source.canonicalName));

const missingOf = (source: BillSource, header: readonly string[]): string[] => {
  const columns = canonicalColumns(source, header);
  return source.required.filter((name) => !columns.has(name));
};

/** The format of a bill by its header alone; where none fits, the nearest with what is missing. */
export const detectBill = (header: readonly string[]): Detected => {
  for (const source of billSources) {
    if (source.document !== undefined || missingOf(source, header).length > 0) continue;
    const format = source.formatOf(canonicalColumns(source, header), header);
    if (format !== null) return { source, format };
  }
  const near = billSources
    .map((source) => ({
      source,
      hints: source.hints.filter((hint) => canonicalColumns(source, header).has(hint)).length,
    }))
    .filter(({ hints }) => hints > 0)
    .sort((a, b) => b.hints - a.hints || missingOf(a.source, header).length - missingOf(b.source, header).length)[0];
  return {
    source: null,
    nearest: near?.source ?? null,
    missing: near === undefined ? [] : missingOf(near.source, header),
  };
};
