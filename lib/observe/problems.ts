import 'server-only';

/** Every way in which the API says no: its status, its title, and what helps when nothing better is known. */
const catalogue = {
  'foreign-origin': {
    status: 403,
    title: 'The request comes from another page',
    remedy: 'Open Perunit itself; a script sends the header “Origin” of the address it calls.',
  },
  'not-json': {
    status: 415,
    title: 'The body is not JSON',
    remedy: 'Send the header “Content-Type: application/json”.',
  },
  'bad-request': {
    status: 400,
    title: 'The request can’t be read',
    remedy: 'Correct the fields named and send again.',
  },
  'not-found': { status: 404, title: 'Nothing has this address', remedy: 'Open the Data page and start from there.' },
  'short-body': { status: 400, title: 'The upload is not whole', remedy: 'Upload the file again.' },
  'empty-file': { status: 400, title: 'The file is empty', remedy: 'Choose a file that has rows in it.' },
  'disk-full': {
    status: 507,
    title: 'The disk of this server is full',
    remedy: 'Free space in the data directory, then try again. Nothing was changed.',
  },
  'database-busy': {
    status: 503,
    title: 'The database is busy with another change',
    remedy: 'Try again in a few seconds. Nothing was changed.',
  },
  'wrong-state': {
    status: 409,
    title: 'This is not possible any more',
    remedy: 'Reload the page to see what changed.',
  },
  refused: { status: 422, title: 'The import is refused', remedy: 'Correct what is named, then drop the file again.' },
  'report-refused': {
    status: 409,
    title: 'The report can’t be issued like this',
    remedy: 'Reload the page to see where the month stands.',
  },
  'connection-refused': {
    status: 422,
    title: 'The connection can’t be used like this',
    remedy: 'Correct the fields named, then try again.',
  },
  'reason-needed': { status: 422, title: 'A reason is needed', remedy: 'Say why, and send again.' },
  'demo-is-read-only': {
    status: 409,
    title: 'The demo can’t be changed',
    remedy: 'Import a bill of your own, or switch to your own organisation.',
  },
  'no-browser': {
    status: 501,
    title: 'There is no browser to print with',
    remedy: 'Install Chromium on the machine that runs Perunit.',
  },
  'print-failed': { status: 503, title: 'The PDF could not be printed', remedy: 'Try again.' },
  restates: {
    status: 409,
    title: 'Signed months would be restated',
    remedy: 'Agree to it if it is a correction; a change of the settings can begin in a later month instead.',
  },
  internal: { status: 500, title: 'Something failed here', remedy: 'The server’s log says what.' },
} as const;

export type ProblemCode = keyof typeof catalogue;

/** What the API answers instead of a result: what happened, where, what to do next. */
export type Problem = {
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
};

/** A refusal that a handler throws and the mapper turns into an answer. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly remedy: string = catalogue[code].remedy,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${catalogue[code].title}: ${detail}`);
    this.name = 'ProblemError';
  }
}

/** The status and the title of a problem's code. */
export const problemKind = (code: ProblemCode): { readonly status: number; readonly title: string } => catalogue[code];
