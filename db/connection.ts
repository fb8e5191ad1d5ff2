import 'server-only';
import Sqlite from 'better-sqlite3';
import { DatabaseError } from './database-error';

export type Connection = Sqlite.Database;

const oldestSafeSqlite = '3.51.3';
const busyTimeoutMs = 5000;

const versionNumber = (version: string): number =>
  version.split('.').reduce((number, part) => number * 1000 + Number(part), 0);

/** Refuses an SQLite older than 3.51.3, which can corrupt a WAL file that two processes write. */
export const assertSafeSqlite = (version: string): void => {
  if (versionNumber(version) >= versionNumber(oldestSafeSqlite)) return;
  throw new DatabaseError(
    'sqlite-too-old',
    `SQLite ${version} has the WAL-reset bug; ${oldestSafeSqlite} or later is needed.`,
    'Reinstall better-sqlite3 12.11 or later (npm install), without a system SQLite.',
  );
};

const expectedPragmas = { journal_mode: 'wal', synchronous: 2n, foreign_keys: 1n, busy_timeout: BigInt(busyTimeoutMs) };

/** Reads back what every connection must have; throws when one differs. */
export const assertPragmas = (connection: Connection): void => {
  for (const [name, expected] of Object.entries(expectedPragmas)) {
    const actual: unknown = connection.pragma(name, { simple: true });
    if (actual === expected) continue;
    throw new DatabaseError(
      'pragma-not-set',
      `The database connection has ${name} = ${String(actual)}, not ${String(expected)}.`,
      'Check that the data folder is on a local disk: network file systems cannot hold a WAL database.',
    );
  }
};

/**
 * Opens one connection with WAL, synchronous=FULL, foreign keys and a busy timeout, and asserts them.
 * better-sqlite3 reopens WAL files with synchronous=NORMAL. Integers are read as bigint: a double holds 2^53 nanos only.
 */
export const openConnection = (path: string): Connection => {
  const connection = new Sqlite(path, { timeout: busyTimeoutMs });
  try {
    connection.defaultSafeIntegers(true);
    assertSafeSqlite(connection.prepare<[], string>('select sqlite_version()').pluck().get() ?? '0');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
    connection.pragma('temp_store = MEMORY');
    assertPragmas(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};
