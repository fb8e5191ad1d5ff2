import JSZip from 'jszip';
import Papa from 'papaparse';

/** The rows of every CSV in a zip, by file name; the first row is the head. */
export async function readCsvZip(bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const { files } = await JSZip.loadAsync(bytes);
  const tables = Object.values(files).map(async (file): Promise<[string, string[][]]> => {
    const { data } = Papa.parse<string[]>(await file.async('string'), {
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true,
    });
    return [file.name, data];
  });
  return new Map(await Promise.all(tables));
}
