import { type Problem, readProblem } from '@/components/data/problem';
import { savedName } from '@/components/data/saved-name';

export type Answer<Result> =
  | { readonly result: Result; readonly problem: null }
  | { readonly result: null; readonly problem: Problem };

const lost: Problem = {
  code: 'connection-lost',
  title: 'The server can’t be reached',
  detail: 'It stopped, or the connection to it was lost.',
  remedy: 'Check that Perunit still runs, then try again.',
};

/** Asks the configuration's part of the API: `preview`, `changes` or `diff`; what it answers, or the problem. */
export async function postConfig<Result>(path: 'preview' | 'changes' | 'diff', body: unknown): Promise<Answer<Result>> {
  try {
    const answer = await fetch(`/api/v1/config/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'perunit-by': encodeURIComponent(savedName()) },
      body: JSON.stringify(body),
    });
    const content = await answer.json().catch(() => null);
    if (!answer.ok) return { result: null, problem: readProblem(content, answer.status) };
    return { result: content as Result, problem: null };
  } catch {
    return { result: null, problem: lost };
  }
}
