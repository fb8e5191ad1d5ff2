import 'server-only';
import { DatabaseError } from '../../db/database-error';
import { ConnectionError } from '../connections/connection-error';
import type { JobFailure } from './worker-messages';

const defaultRemedy = 'Nothing half done was kept. Try again; if it happens again, the server’s log says more.';

/** What was thrown, for people, with whether trying again may help. */
export const failureOf = (error: unknown): JobFailure => {
  if (error instanceof ConnectionError) {
    const { code, message, remedy, attachment, isTransient, retryAfterMs } = error;
    return { code, text: message, remedy, attachment, isTransient, retryAfterMs };
  }
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof DatabaseError) {
    return { code: error.code, text, remedy: error.remedy, isTransient: error.code === 'database-busy' };
  }
  if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string') {
    return { code: 'code' in error ? String(error.code) : 'internal', text, remedy: error.remedy };
  }
  return { code: 'internal', text, remedy: defaultRemedy };
};
