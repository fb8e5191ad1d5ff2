import JSZip from 'jszip';

/** The parts of a package by their path: XML as text, everything else as bytes. */
export type PackageParts = Map<string, string | Uint8Array>;

const isText = (path: string): boolean => path.endsWith('.xml') || path.endsWith('.rels');

/** Reads a package; folders are not parts of it. */
export const readPackage = async (bytes: Uint8Array): Promise<PackageParts> => {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(
      files.map(
        async (file): Promise<[string, string | Uint8Array]> => [
          file.name,
          isText(file.name) ? await file.async('text') : await file.async('uint8array'),
        ],
      ),
    ),
  );
};

/** Rewrites an XML part that is there. */
export const rewritePart = (parts: PackageParts, path: string, rewrite: (xml: string) => string): void => {
  const xml = parts.get(path);
  if (typeof xml === 'string') parts.set(path, rewrite(xml));
};

/** The paths of a folder's own parts, `slide2.xml` before `slide10.xml`. */
export const partsIn = (parts: PackageParts, folder: string): string[] => {
  const numberIn = (path: string) => Number(/(\d+)\.\w+$/.exec(path)?.[1] ?? 0);
  return [...parts.keys()]
    .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'))
    .sort((a, b) => numberIn(a) - numberIn(b));
};
