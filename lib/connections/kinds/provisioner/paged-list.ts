import 'server-only';
import { z } from 'zod';
import { ConnectionError } from '../../connection-error';
import type { HttpClient } from '../../http/http-client';

const pageSize = 500;
/** Reads an answer by a schema. What does not fit is named by its place, never by its value. */
export const readAnswer = <Value>(schema: z.ZodType<Value>, answer: unknown, path: string): Value => {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at =
    issue === undefined || issue.path.length === 0 ? 'it is no list' : `${issue.path.join('.')} is not as expected`;
  const remedy = 'Check that the address is a Provisioner’s; if it is, its version is not known yet.';
  throw new ConnectionError('bad-answer', `The answer of ${path} can’t be read: ${at}.`, remedy);
};

export type ListOptions<Row> = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<Row>;
  readonly size?: number;
  /** Whether what was read so far is enough. */
  readonly isEnough?: (page: readonly Row[]) => boolean;
  readonly onRows?: (rows: number) => void;
};

type List<Row> = { readonly rows: readonly Row[]; readonly isWhole: boolean };

/** Pages from 0 until one is short. Rows that move to a later page while pages are read come twice, and count once. */
export const listOf = async <Row extends { readonly id: string }>(
  client: HttpClient,
  { path, query = {}, schema, size = pageSize, isEnough = () => false, onRows = () => {} }: ListOptions<Row>,
): Promise<List<Row>> => {
  const rows = new Map<string, Row>();
  for (let page = 0; ; page += 1) {
    const paging = { page: String(page), per_page: String(size) };
    const answer = await client.json(client.address(path, { ...query, ...paging }));
    // Go writes an empty list as null.
    const own = readAnswer(z.array(schema), answer ?? [], path);
    const before = rows.size;
    for (const row of own) rows.set(row.id, row);
    onRows(rows.size);
    if (own.length < size) return { rows: [...rows.values()], isWhole: true };
    if (isEnough(own)) return { rows: [...rows.values()], isWhole: false };
    if (rows.size > before) continue;
    const remedy = 'Check what stands between Perunit and the server: something answers each page alike.';
    throw new ConnectionError('bad-answer', `${path} gives the same page again.`, remedy);
  }
};
