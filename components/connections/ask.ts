import { type Problem, readProblem } from '@/components/data/problem';
import { savedName } from '@/components/data/saved-name';

/** A field that the server refuses, by its key. */
export type FieldProblem = { readonly key: string; readonly text: string };
export type Refusal = Problem & { readonly fields: readonly FieldProblem[]; readonly attachment: string | null };
export type Asked<Body> =
  | { readonly body: Body; readonly problem: null }
  | { readonly body: null; readonly problem: Refusal };

const lost: Refusal = {
  code: 'connection-lost',
  title: 'The server can’t be reached',
  detail: 'It stopped, or the connection to it was lost.',
  remedy: 'Check that Perunit still runs, then try again.',
  ...{ fields: [], attachment: null },
};

const refusalOf = (body: unknown, status: number): Refusal => {
  const more = typeof body === 'object' && body !== null ? (body as Partial<Refusal>) : {};
  return { ...readProblem(body, status), fields: more.fields ?? [], attachment: more.attachment ?? null };
};

/** Asks the API, as JSON: its answer, or the problem with the fields that it names. */
export async function ask<Body>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown = {},
): Promise<Asked<Body>> {
  try {
    const answer = await fetch(`/api/v1${path}`, {
      ...{ method, cache: 'no-store' },
      headers: { 'Content-Type': 'application/json', 'perunit-by': encodeURIComponent(savedName()) },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    });
    const json: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
    return answer.ok ? { body: json as Body, problem: null } : { body: null, problem: refusalOf(json, answer.status) };
  } catch {
    return { body: null, problem: lost };
  }
}
