import 'server-only';

export const databaseErrorCodes = [
  'sqlite-too-old',
  'pragma-not-set',
  'schema-newer-than-code',
  'migration-modified',
  'migration-out-of-order',
  'migration-failed',
  'backup-failed',
  'server-already-running',
  'database-busy',
  'unknown-import',
  'import-not-staged',
  'import-not-active',
  'invalid-value',
  'report-refused',
  'reason-needed',
  'unknown-record',
  'wrong-state',
] as const;
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

/** A refusal by the store: what happened and what to do next. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether another process or connection held the write lock for longer than the busy timeout. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
