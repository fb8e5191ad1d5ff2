import type { Month } from '../../month/month';
import { type ExportLayout, type PlacedFile, placeFile } from './place-file';
import { type StoredFile, segmentsOf } from './stored-file';

/** One period of an export as the listing shows it, before its manifest was read. */
export type ListedMonth = {
  readonly month: Month;
  /** The manifest that is in force: the one at the top, else that of the newest execution. */
  readonly manifest: StoredFile | null;
  /** All data of the period, whatever execution it is of. */
  readonly data: readonly PlacedFile[];
};

/** One export below a prefix. */
export type ListedExport = {
  readonly name: string;
  readonly root: string;
  readonly layout: ExportLayout;
  /** Whether manifests say what counts; without any, the data folders do. */
  readonly hasManifests: boolean;
  readonly months: readonly ListedMonth[];
};

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

/**
 * The manifest at the top, unless a newer execution has written its own: the export was changed from overwriting to
 * keeping executions. Those of Data Exports begin with their time; assemblies of the legacy CUR have no order.
 */
const manifestInForce = (manifests: readonly PlacedFile[]): StoredFile | null => {
  const top = manifests.find(({ execution }) => execution === null)?.file;
  const dated = manifests.filter(({ layout, execution }) => layout === 'data-export' && execution !== null);
  const newest = dated.sort((a, b) => ((a.execution ?? '') < (b.execution ?? '') ? 1 : -1))[0]?.file;
  if (top === undefined || newest === undefined) return top ?? newest ?? null;
  return newest.modifiedAt > top.modifiedAt ? newest : top;
};

const listMonths = (manifests: readonly PlacedFile[], data: readonly PlacedFile[]): ListedMonth[] => {
  const groups = groupBy([...manifests, ...data], ({ month }) => month);
  return [...groups]
    .map(([month, files]) => ({
      month,
      manifest: manifestInForce(files.filter(({ manifestOf }) => manifestOf !== null)),
      data: files.filter(({ manifestOf }) => manifestOf === null),
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
};

const listRoot = (root: string, layout: ExportLayout, files: readonly PlacedFile[]): ListedExport[] => {
  const data = files.filter(({ manifestOf }) => manifestOf === null);
  const byName = groupBy(
    files.filter(({ manifestOf }) => manifestOf !== null),
    ({ manifestOf }) => manifestOf ?? '',
  );
  const bare = { name: segmentsOf(root).at(-1) || 'export', root, layout, hasManifests: false };
  if (byName.size === 0) return [{ ...bare, months: listMonths([], data) }];
  return [...byName].map(([name, manifests]) => ({
    ...{ name, root, layout, hasManifests: true, months: listMonths(manifests, data) },
  }));
};

const isBelow = (root: string, other: string) => other === '' || root === other || root.startsWith(`${other}/`);

/** The exports in a listing, by name. The Athena folders of a legacy report that has manifests are its parts, no export. */
export const listExports = (files: readonly StoredFile[]): ListedExport[] => {
  const placed = files.flatMap((file) => placeFile(file) ?? []);
  const roots = [...groupBy(placed, ({ layout, root }) => `${layout} ${root}`).values()];
  const found = roots.flatMap((group) =>
    group[0] === undefined ? [] : listRoot(group[0].root, group[0].layout, group),
  );
  const legacy = found.filter(({ layout, hasManifests }) => layout === 'legacy' && hasManifests);
  return found
    .filter(({ layout, root }) => layout !== 'athena' || !legacy.some((report) => isBelow(root, report.root)))
    .sort((a, b) => (`${a.root} ${a.name}` < `${b.root} ${b.name}` ? -1 : 1));
};
