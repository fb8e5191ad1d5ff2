import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { stableZip, withoutTimes } from './stable-zip';

const entries = [
  { path: 'b/second.csv', content: 'é' },
  { path: 'a.bin', content: new Uint8Array([0, 255]) },
];

test('the same files are the same bytes, and can be read back', async () => {
  const [first, second] = await Promise.all([stableZip(entries), stableZip(entries)]);
  expect(first).toEqual(second);
  const zip = await JSZip.loadAsync(first);
  expect(Object.keys(zip.files)).toEqual(entries.map(({ path }) => path));
  expect(await zip.file('b/second.csv')?.async('string')).toBe('é');
  expect(await zip.file('a.bin')?.async('uint8array')).toEqual(new Uint8Array([0, 255]));
});

test('a zip loses the times of its files and nothing else', async () => {
  const zip = new JSZip();
  for (const { path, content } of entries) zip.file(path, content, { date: new Date('2026-02-03T04:05:06Z') });
  expect(await withoutTimes(await zip.generateAsync({ type: 'uint8array' }))).toEqual(await stableZip(entries));
});
