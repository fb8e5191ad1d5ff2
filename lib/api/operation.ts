import type { ZodType } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an operation answers when it did what was asked. */
export type Answer =
  | { readonly status: 200 | 201 | 202; readonly text: string; readonly json: ZodType }
  | { readonly status: 200; readonly text: string; readonly mediaTypes: readonly string[] }
  | { readonly status: 204 | 303; readonly text: string };

/** One operation of the API: what clients, the OpenAPI document and the tests know about it. */
export type Operation = {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/reports/{month}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly parameters?: Readonly<Record<string, ZodType>>;
  readonly query?: Readonly<Record<string, ZodType>>;
  /** A JSON body, or the media type of raw bytes. */
  readonly body?: ZodType | 'application/octet-stream';
  readonly answers: readonly Answer[];
  /** Problems that it answers besides those which every operation can. */
  readonly problems?: readonly (400 | 404 | 409 | 422 | 503 | 507)[];
};
