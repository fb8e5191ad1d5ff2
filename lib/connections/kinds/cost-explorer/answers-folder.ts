import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestError } from '../../../ingest/ingest-error';
import type { NamedInput } from '../../../ingest/manifest';
import { type AnswerPage, answerPages } from '../../../ingest/sources/cost-explorer/answer-pages';
import { ConnectionError } from '../../connection-error';
import type { CostRequest } from './views';

/** The whole answer to a request: its pages as the import reads them, and the files they lie in. */
export type Answer = { readonly pages: readonly AnswerPage[]; readonly files: readonly NamedInput[] };

const nameOf = (id: string, { TimePeriod: { Start, End } }: CostRequest): string =>
  `${id.replaceAll(/[^\w-]+/g, '-')}-${Start}-${End}`;

const placeOf = (folder: string, id: string, request: CostRequest): string => {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12);
  return join(folder, `${nameOf(id, request)}-${hash}`);
};

const filesIn = async (place: string): Promise<string[]> => (await readdir(place).catch(() => [])).sort();

/** The answer as an earlier run of this pull left it, if it was whole and the request is the same; null: ask. */
export const keptAnswer = async (folder: string, id: string, request: CostRequest): Promise<Answer | null> => {
  const place = placeOf(folder, id, request);
  const files = (await filesIn(place)).map((file): NamedInput => ({ name: file, path: join(place, file) }));
  if (files.length === 0) return null;
  const texts = await Promise.all(files.map(async ({ name, path }) => ({ name, text: await readFile(path, 'utf8') })));
  return { files, pages: texts.flatMap(answerPages) };
};

/** What the import would read. Throws ConnectionError where AWS's answer is not what it should be. */
const readPages = (title: string, texts: readonly string[]): AnswerPage[] => {
  try {
    return texts.flatMap((text) => answerPages({ name: title, text }));
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    const options = { isTransient: true, cause: error };
    throw new ConnectionError('bad-answer', `${title}: ${error.problem.text}`, 'Try again later.', options);
  }
};

/** Puts a whole answer into the folder, each page with its request; a folder that breaks off is not there. */
export const keepAnswer = async (
  folder: string,
  { id, title, request }: { readonly id: string; readonly title: string; readonly request: CostRequest },
  pages: readonly object[],
): Promise<Answer> => {
  const name = nameOf(id, request);
  const texts = pages.map((page) => JSON.stringify({ Request: request, ...page }));
  const read = readPages(title, texts);
  const place = placeOf(folder, id, request);
  const unfinished = `${place}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const names = texts.map((_, at) => `${name}-page-${String(at + 1).padStart(4, '0')}.json`);
  for (const [at, text] of texts.entries()) await writeFile(join(unfinished, names[at] ?? ''), text);
  await rename(unfinished, place);
  return { pages: read, files: names.map((file) => ({ name: file, path: join(place, file) })) };
};

/** Forgets all answers, so that they are asked for anew. */
export const dropAnswers = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true, force: true });
};
