import JSZip from 'jszip';

export type ZipEntry = { readonly path: string; readonly content: string | Uint8Array };

/** The earliest time that the format knows. */
const noTime = new Date('1980-01-01T00:00:00Z');

const pack = (zip: JSZip): Promise<Uint8Array> =>
  zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } });

/** A zip of files, in their order: the same files are the same bytes, whenever it is made. */
export const stableZip = (entries: readonly ZipEntry[]): Promise<Uint8Array> => {
  const zip = new JSZip();
  for (const { path, content } of entries) zip.file(path, content, { date: noTime, createFolders: false });
  return pack(zip);
};

/** The same zip without the times at which its files were made: the office formats are zips, and carry them. */
export const withoutTimes = async (bytes: Uint8Array | ArrayBuffer): Promise<Uint8Array> => {
  const given = await JSZip.loadAsync(bytes);
  const files = Object.values(given.files).filter(({ dir }) => !dir);
  return stableZip(
    await Promise.all(files.map(async (file) => ({ path: file.name, content: await file.async('uint8array') }))),
  );
};
