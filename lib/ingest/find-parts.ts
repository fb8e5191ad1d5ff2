import { IngestError } from './ingest-error';
import type { Manifest, NamedInput } from './manifest';

const segmentsOf = (name: string): string[] => name.split('/').filter((segment) => segment !== '.' && segment !== '');

const sharedCount = (left: readonly string[], right: readonly string[]): number => {
  const differs = left.findIndex((segment, index) => segment !== right[index]);
  return differs === -1 ? left.length : differs;
};

const sharedTail = (left: readonly string[], right: readonly string[]) =>
  sharedCount([...left].reverse(), [...right].reverse());

const isPeriodFolder = (segment: string) => /^(BILLING_PERIOD=\d{4}-\d{2}|\d{8}-\d{8})$/.test(segment);

const periodFolder = (segments: readonly string[]): string | undefined => segments.filter(isPeriodFolder).at(-1);

type Candidate = { readonly input: NamedInput; readonly tail: number; readonly isBare: boolean };

/** An input that a key may mean: below the folder that it shares with the manifest, key and name agree in everything. */
const candidateOf = (key: readonly string[], manifest: readonly string[], input: NamedInput): Candidate | null => {
  const name = segmentsOf(input.name);
  const below = name.length - sharedCount(name.slice(0, -1), manifest.slice(0, -1));
  const tail = sharedTail(key, name);
  const [inKey, inName] = [periodFolder(key), periodFolder(name)];
  const contradicts = inKey !== undefined && inName !== undefined && inKey !== inName;
  if (tail < Math.min(below, key.length) || contradicts) return null;
  return { input, tail, isBare: tail === 1 };
};

const longest = (candidates: readonly Candidate[]): Candidate[] => {
  const tail = Math.max(...candidates.map((candidate) => candidate.tail));
  return candidates.filter((candidate) => candidate.tail === tail);
};

const partMissing = (manifest: Manifest, key: string) =>
  new IngestError(
    'part-missing',
    manifest.name,
    `The manifest names ${key}, which is not among the files.`,
    'Add the missing part, in the folders that it has in the bucket: without it the month would be too small.',
    { value: key },
  );

const partAmbiguous = (manifest: Manifest, key: string, names: readonly string[]) =>
  new IngestError(
    'part-ambiguous',
    manifest.name,
    `${key} of the manifest may be any of ${[...names].sort().join(' and ')}.`,
    'Keep the folders that the files have in the bucket, or bring one period alone.',
    { value: key },
  );

const findPart = (key: string, inputs: readonly NamedInput[], manifest: Manifest): NamedInput => {
  const segments = segmentsOf(key);
  const sameName = inputs.filter(({ name }) => segmentsOf(name).at(-1) === segments.at(-1));
  const candidates = sameName.flatMap((input) => candidateOf(segments, segmentsOf(manifest.name), input) ?? []);
  const [found, ...others] = longest(candidates);
  if (found === undefined) throw partMissing(manifest, key);
  if (others.length > 0 || (found.isBare && sameName.length > 1))
    throw partAmbiguous(
      manifest,
      key,
      sameName.map(({ name }) => name),
    );
  return found.input;
};

/**
 * The inputs that a manifest's keys mean, one each: their folders must agree; a file without folders is taken only when
 * no other has its name. Throws `part-missing` and `part-ambiguous`.
 */
export const findParts = (manifest: Manifest, inputs: readonly NamedInput[]): NamedInput[] => {
  const parts = [...new Set(manifest.parts)].map((key) => ({ key, input: findPart(key, inputs, manifest) }));
  const byPath = new Map<string, string>();
  for (const { key, input } of parts) {
    const known = byPath.get(input.path);
    if (known !== undefined) throw partAmbiguous(manifest, `${known} and ${key}`, [input.name]);
    byPath.set(input.path, key);
  }
  return parts.map(({ input }) => input);
};
