import 'server-only';

const longestSegment = 200;
const deepestFolder = 12;

/**
 * A name to show, with the folders it was dropped in (a manifest names its parts by them): no control or direction
 * characters, nothing that climbs.
 */
export function displayName(name: string): string {
  const segments = name
    .split(/[/\\]/)
    .map((segment) => segment.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map((segment) => [...segment].slice(0, longestSegment).join(''));
  return segments.slice(-deepestFolder).join('/') || 'file';
}

const keptExtensions = ['.csv.gz', '.csv', '.gz', '.parquet', '.json', '.zip', '.txt'];

/** One of our own endings, never the sender's text: it only helps people who look into the folder. */
export const keptExtension = (name: string): string =>
  keptExtensions.find((extension) => name.toLowerCase().endsWith(extension)) ?? '';
