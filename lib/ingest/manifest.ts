import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMonth, type Month } from '../month/month';
import { IngestError } from './ingest-error';

/** One file that a person or a puller brought: where it lies, and its name with the folders that it came in. */
export type NamedInput = { readonly name: string; readonly path: string };

/** What a manifest says: the parts of one period, by the tail of their keys. */
export type Manifest = {
  readonly name: string;
  readonly report: string;
  readonly period: Month | null;
  readonly parts: readonly string[];
  /** The buckets that its parts are said to lie in. */
  readonly buckets: readonly string[];
  /** The assembly or execution that wrote the parts; null when it does not say. */
  readonly execution: string | null;
  /** Sorts executions of one period: the newest is the greatest. */
  readonly version: string;
};

const legacySchema = z.object({
  assemblyId: z.string(),
  reportName: z.string().optional(),
  bucket: z.string().optional(),
  reportKeys: z.array(z.string()).min(1),
  billingPeriod: z.object({ start: z.string() }).optional(),
});
const exportSchema = z.object({
  executionId: z.string().optional(),
  exportArn: z.string().optional(),
  dataFiles: z.array(z.string()).min(1),
});

const periodInPath = (path: string): Month | null => /BILLING_PERIOD=(\d{4}-\d{2})/.exec(path)?.[1] ?? null;

const depth = (name: string) => name.split('/').length;

const readLegacy = (name: string, manifest: z.infer<typeof legacySchema>): Manifest => {
  const start = manifest.billingPeriod?.start ?? '';
  const period = `${start.slice(0, 4)}-${start.slice(4, 6)}`;
  return {
    name,
    report: manifest.reportName ?? '',
    period: isMonth(period) ? period : null,
    parts: manifest.reportKeys,
    buckets: manifest.bucket === undefined ? [] : [manifest.bucket],
    execution: manifest.assemblyId,
    // The manifest at the top of a period names the assembly in force; those inside assemblies are copies of their time.
    version: String(1000 - depth(name)),
  };
};

const inBucket = /^s3:\/\/([^/]+)\//;

const readExport = (name: string, manifest: z.infer<typeof exportSchema>): Manifest => {
  const parts = manifest.dataFiles.map((file) => file.replace(inBucket, ''));
  return {
    name,
    report: manifest.exportArn ?? '',
    period: periodInPath(name) ?? periodInPath(parts[0] ?? ''),
    parts,
    buckets: [...new Set(manifest.dataFiles.flatMap((file) => inBucket.exec(file)?.[1] ?? []))],
    execution: manifest.executionId ?? null,
    version: parts[0] ?? '',
  };
};

/** Whether a file is to be read as a manifest. */
export const isManifestName = (name: string): boolean => /manifest\.json$/i.test(name);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What the text of a manifest says, of a legacy CUR or of Data Exports. Throws `manifest-broken` when it is neither. */
export const parseManifest = (name: string, text: string): Manifest => {
  const content = parseJson(text);
  const legacy = legacySchema.safeParse(content);
  if (legacy.success) return readLegacy(name, legacy.data);
  const exported = exportSchema.safeParse(content);
  if (exported.success) return readExport(name, exported.data);
  throw new IngestError(
    'manifest-broken',
    name,
    'The manifest names no data files: neither reportKeys (legacy CUR) nor dataFiles (Data Exports).',
    'Download it again, or import the data files without it.',
  );
};

/** Reads a manifest. Throws `manifest-broken`. */
export const readManifest = async ({ name, path }: NamedInput): Promise<Manifest> =>
  parseManifest(name, await readFile(path, 'utf8').catch(() => ''));

const newestOf = (group: readonly Manifest[]): Manifest[] => {
  const [newest, ...others] = [...group].sort((a, b) => (a.version < b.version ? 1 : -1));
  if (newest === undefined) return [];
  const rival = others.find(
    ({ version, parts }) => version === newest.version && parts.join('\n') !== newest.parts.join('\n'),
  );
  if (rival === undefined) return [newest];
  throw new IngestError(
    'manifest-ambiguous',
    newest.name,
    `${[newest.name, rival.name].sort().join(' and ')} name different files for the same period, and nothing says which is in force.`,
    'Add the manifest at the top of the period’s folder, or bring one of the two alone.',
  );
};

/** The newest manifest of each report and period. Throws `manifest-ambiguous` where two of them are equally new. */
export const newestManifests = (manifests: readonly Manifest[]): Manifest[] => {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const key = `${manifest.report}\u0000${manifest.period ?? manifest.name}`;
    groups.set(key, [...(groups.get(key) ?? []), manifest]);
  }
  return [...groups.values()].flatMap(newestOf);
};
