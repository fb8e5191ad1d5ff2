import 'server-only';

import { ProblemError } from '../observe/problems';
import { changeRoute } from '../observe/route';
import { isDatabaseHeld } from './running-jobs';

const lookEveryMs = 100;
const longestWaitMs = 20_000;

/**
 * A handler that writes to the database. While an import stores its facts it holds the write lock, and waiting for
 * that lock would stop the whole server: so it waits here first, without stopping anything. Throws `database-busy`.
 */
export const writeRoute = <Params = Record<string, never>>(
  handler: (request: Request, params: Params) => Promise<Response> | Response,
) =>
  changeRoute<Params>(async (request, params) => {
    await untilDatabaseIsFree();
    return handler(request, params);
  });

async function untilDatabaseIsFree(): Promise<void> {
  for (let waitedMs = 0; isDatabaseHeld(); waitedMs += lookEveryMs) {
    if (waitedMs >= longestWaitMs) throw new ProblemError('database-busy', 'An import is storing its rows.');
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
