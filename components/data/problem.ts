import type { RestatedMonth } from '@/lib/report/restatement/restated-month';
import { savedName } from './saved-name';

/** What the API answers instead of a result: what happened, where, what to do next. */
export type Problem = {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  /** The signed months that stand in the way of a change; of `restates` only. */
  readonly restates?: readonly RestatedMonth[];
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  (['code', 'title', 'detail', 'remedy'] as const).every(
    (name) => name in body && typeof (body as Record<string, unknown>)[name] === 'string',
  );

/** The problem in an answer's body; one of our own when the answer holds none (a proxy's page, a refusal on the way). */
export function readProblem(body: unknown, status: number): Problem {
  if (isProblem(body)) return body;
  return {
    code: `http-${status}`,
    title: 'The server did not accept this',
    detail: `It answered with status ${status}.`,
    remedy: 'Reload the page and try again. Nothing was changed.',
  };
}

/** Sends a change to the API as JSON. Null when it was done; else the problem. */
export async function sendChange(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: unknown = {},
): Promise<Problem | null> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', 'perunit-by': encodeURIComponent(savedName()) },
      body: JSON.stringify(body),
    });
    return answer.ok ? null : readProblem(await answer.json().catch(() => null), answer.status);
  } catch {
    return {
      code: 'connection-lost',
      title: 'The server can’t be reached',
      detail: 'It stopped, or the connection to it was lost.',
      remedy: 'Check that Perunit still runs, then try again.',
    };
  }
}
