import { DatabaseError } from '../../db/database-error';
import { ConnectionError } from '../../lib/connections/connection-error';
import { ProblemError } from '../../lib/observe/problems';
import { SecretError } from '../../lib/secrets/read-secret';

const textOf = (error: unknown): string | null => {
  if (error instanceof ProblemError) return error.detail;
  const isKnown = error instanceof ConnectionError || error instanceof SecretError || error instanceof DatabaseError;
  return isKnown ? error.message : null;
};

/** Says on standard error what a person can mend, with its remedy; rethrows everything else. */
export const printRefusal = (error: unknown): void => {
  const text = textOf(error);
  if (text === null || !(error instanceof Error) || !('remedy' in error)) throw error;
  console.error(`${text}\n${String(error.remedy)}`);
};
