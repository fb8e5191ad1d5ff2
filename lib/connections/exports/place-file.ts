import { isMonth, type Month } from '../../month/month';
import type { StoredFile } from './stored-file';

/** How AWS lays out what it delivers: Data Exports (CUR 2.0 and FOCUS), the legacy CUR, its Athena folders. */
export type ExportLayout = 'data-export' | 'legacy' | 'athena';

/** Where in an export a file stands. */
export type PlacedFile = {
  readonly file: StoredFile;
  readonly layout: ExportLayout;
  /** The folder of the export; empty at the top. */
  readonly root: string;
  readonly month: Month;
  /** The folder of the execution or assembly below the period's; null when it stands in the period's itself. */
  readonly execution: string | null;
  /** What the export is called, where the file is a manifest. */
  readonly manifestOf: string | null;
};

const patterns = {
  'data-export':
    /^(?:(?<root>.*)\/)?(?:meta)?data\/BILLING_PERIOD=(?<period>\d{4}-\d\d)\/(?:(?<execution>[^/]+)\/)?(?<name>[^/]+)$/,
  legacy: /^(?:(?<root>.*)\/)?(?<period>\d{6})\d\d-\d{8}\/(?:(?<execution>[^/]+)\/)?(?<name>[^/]+)$/,
  athena: /^(?:(?<root>.*)\/)?year=(?<year>\d{4})\/month=(?<month>\d\d?)\/(?<name>[^/]+)$/,
} as const satisfies Record<ExportLayout, RegExp>;

const layouts = Object.keys(patterns) as ExportLayout[];

const monthOf = ({ period, year, month }: Readonly<Record<string, string | undefined>>): Month => {
  if (period === undefined) return `${year}-${month?.padStart(2, '0')}`;
  return period.includes('-') ? period : `${period.slice(0, 4)}-${period.slice(4)}`;
};

const isData = (name: string) => /\.(csv|gz|zip|parquet)$/i.test(name);

const placeIn = (file: StoredFile, layout: ExportLayout): PlacedFile | null => {
  const found = patterns[layout].exec(file.key)?.groups;
  if (found === undefined) return null;
  const { root = '', execution = null, name = '' } = found;
  const month = monthOf(found);
  const manifestOf = layout === 'athena' ? null : (/^(.+)-Manifest\.json$/.exec(name)?.[1] ?? null);
  if (!isMonth(month) || (manifestOf === null && !isData(name))) return null;
  return { file, layout, root, month, execution, manifestOf };
};

/** What a file is by its key alone; null for what belongs to no export, such as a status file or a Redshift script. */
export const placeFile = (file: StoredFile): PlacedFile | null => {
  for (const layout of layouts) {
    const placed = placeIn(file, layout);
    if (placed !== null) return placed;
  }
  return null;
};
