import 'server-only';

import { ZodError } from 'zod';
import { DatabaseError, type DatabaseErrorCode } from '../../db/database-error';
import { ConnectionError } from '../connections/connection-error';
import { SettingsError } from '../connections/settings-error';
import { PaperError } from '../paper/paper-error';
import { type ProblemCode, ProblemError, problemKind } from './problems';

/** The one place that turns what a handler threw into an HTTP answer (JSON problem; never the cause itself). */
export function problemResponse(error: unknown): Response {
  const problem = toProblem(error);
  const { status, title } = problemKind(problem.code);
  if (problem.code === 'internal') console.error('A request failed:', error);
  const body = { code: problem.code, title, detail: problem.detail, remedy: problem.remedy, ...problem.extra };
  return Response.json(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': '5' }),
    },
  });
}

function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseError) {
    return new ProblemError(problemOfDatabaseCode[error.code] ?? 'internal', error.message, error.remedy);
  }
  if (error instanceof PaperError) {
    const code = error.code === 'browser-missing' ? 'no-browser' : 'print-failed';
    return new ProblemError(code, error.happened, error.remedy);
  }
  if (error instanceof ConnectionError) return connectionProblem(error);
  if (error instanceof ZodError) return new ProblemError('bad-request', describeZodError(error));
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return new ProblemError('disk-full', 'There was no room left to write.');
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ProblemError('database-busy', 'An import or another change holds it.');
  }
  return new ProblemError('internal', 'It is not the input’s fault.');
}

/** With the fields that are wrong, where it is about settings, for the form to show them beside. */
const connectionProblem = (error: ConnectionError): ProblemError => {
  const { code: reason, message, remedy, attachment } = error;
  const fields = error instanceof SettingsError ? error.fields : [];
  return new ProblemError('connection-refused', message, remedy, { reason, fields, attachment });
};

const problemOfDatabaseCode: Partial<Record<DatabaseErrorCode, ProblemCode>> = {
  'database-busy': 'database-busy',
  'unknown-import': 'not-found',
  'import-not-staged': 'wrong-state',
  'import-not-active': 'wrong-state',
  'invalid-value': 'bad-request',
  'report-refused': 'report-refused',
  'reason-needed': 'reason-needed',
  'unknown-record': 'not-found',
  'wrong-state': 'wrong-state',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Names at most five fields that are wrong, e.g. `environment: Invalid option`. */
function describeZodError(error: ZodError): string {
  const lines = error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return lines.join('; ');
}
