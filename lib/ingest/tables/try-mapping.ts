import type { Day } from '../../month/month';
import { recordSources } from '../sources/record-registry';
import { mappedText, mappingProblems, splitTable } from './apply-mapping';
import type { RawRow } from './raw-table';
import type { TableMapping } from './table-mapping';

/** What a mapping makes of some rows. */
export type MappingTrial = {
  /** What stands in its way, in words; then no row is read. */
  readonly problems: readonly string[];
  readonly rows: number;
  readonly rejects: readonly {
    readonly line: number | null;
    readonly column: string | null;
    readonly reason: string;
  }[];
  readonly totals: readonly { readonly label: string; readonly value: string; readonly currency: string | null }[];
};

/** Reads some rows of a table as a mapping says, and tells what can't be read. */
export const tryMapping = (mapping: TableMapping, rows: readonly RawRow[], today: Day): MappingTrial => {
  const source = recordSources.find(({ id }) => id === mapping.kind);
  const table = { sheet: null, sheets: [], rows };
  const nothing = { rows: 0, rejects: [], totals: [] };
  if (source === undefined) return { problems: ['Choose what the file is.'], ...nothing };
  const { header, body } = splitTable(table, mapping.headerLine);
  const problems = mappingProblems(source, header, mapping);
  if (problems.length > 0) return { problems, ...nothing };
  const options = { file: '', today, currency: 'USD', numberFormat: mapping.numberFormat };
  const parsed = source.parse(mappedText(table, mapping), options);
  return {
    problems: parsed.problems.map(({ text }) => text),
    rows: body.length,
    rejects: parsed.rejects.map(({ line, column, reason }) => ({ line, column, reason })),
    totals: parsed.totals,
  };
};
