import 'server-only';

import type { ZodType } from 'zod';
import { isSameOrigin } from '../auth/same-origin';
import { problemResponse } from './http-errors';
import { ProblemError } from './problems';

type RouteContext<Params> = { readonly params: Promise<Params> };
type Handler<Params> = (request: Request, params: Params) => Promise<Response> | Response;

/** A handler that reads: whatever it throws becomes a problem answer. */
export const readRoute =
  <Params = Record<string, never>>(handler: Handler<Params>) =>
  async (request: Request, context: RouteContext<Params>): Promise<Response> => {
    try {
      return await handler(request, await context.params);
    } catch (error) {
      return problemResponse(error);
    }
  };

/** A handler that changes something: only for this server's own pages. */
export const changeRoute = <Params = Record<string, never>>(handler: Handler<Params>) =>
  readRoute<Params>((request, params) => {
    if (!isSameOrigin(request.headers)) {
      throw new ProblemError('foreign-origin', 'Changes are accepted from this server’s own pages only.');
    }
    return handler(request, params);
  });

/** The same where a body may be left out: then every field has its default. */
export const readOptionalJson = <Output>(request: Request, schema: ZodType<Output>): Promise<Output> =>
  request.headers.has('content-type') ? readJson(request, schema) : Promise.resolve(schema.parse({}));

/** The request's JSON body, checked. Throws `not-json` or, with the fields named, `bad-request`. */
export async function readJson<Output>(request: Request, schema: ZodType<Output>): Promise<Output> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ProblemError(
      'not-json',
      type === '' ? 'It has no content type.' : `Its content type is “${type.slice(0, 80)}”.`,
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch {
    throw new ProblemError('bad-request', 'The body is not valid JSON.');
  }
  return schema.parse(body);
}
