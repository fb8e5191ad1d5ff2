import 'server-only';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { backupDatabase } from './backup';
import { type Connection, openConnection } from './connection';
import { projectRoot } from './data-directory';
import { DatabaseError } from './database-error';
import { type Migration, readMigrations } from './migration-files';

type Applied = { readonly version: number; readonly name: string; readonly sha256: string };

const migrationDirectory = (): string => join(projectRoot(), 'db', 'migrations');

const appliedMigrations = (connection: Connection): Applied[] => {
  const table = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'").get();
  if (table === undefined) return [];
  const rows = connection.prepare<[], { version: bigint; name: string; sha256: string }>(
    'SELECT version, name, sha256 FROM schema_migrations ORDER BY version',
  );
  return rows.all().map((row) => ({ ...row, version: Number(row.version) }));
};

/** What is still to be applied; throws when the file and the code do not share one history. */
const pendingMigrations = (applied: readonly Applied[], known: readonly Migration[]): Migration[] => {
  for (const [index, done] of applied.entries()) {
    const migration = known.find((candidate) => candidate.version === done.version);
    if (migration === undefined && done.version > (known.at(-1)?.version ?? 0)) {
      throw new DatabaseError(
        'schema-newer-than-code',
        `The database has migration ${done.name}, which this version of Perunit does not know.`,
        'Start the newer version of Perunit, or restore the backup made before the upgrade.',
      );
    }
    if (migration?.sha256 !== done.sha256) {
      throw new DatabaseError(
        'migration-modified',
        `Migration ${done.name} was applied with another content than the file has now.`,
        'Restore the migration file as it was released, and put changes in a new migration.',
      );
    }
    if (known[index]?.version === done.version) continue;
    throw new DatabaseError(
      'migration-out-of-order',
      `Migration ${known[index]?.name ?? '?'} comes before ${done.name}, which is applied already.`,
      'Give the new migration a number after the last one applied.',
    );
  }
  return known.slice(applied.length);
};

const readApplied = (path: string): Applied[] => {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true }).defaultSafeIntegers(true);
  try {
    return appliedMigrations(connection);
  } finally {
    connection.close();
  }
};

const applyAll = (connection: Connection, known: readonly Migration[]): void => {
  connection
    .transaction(() => {
      const pending = pendingMigrations(appliedMigrations(connection), known);
      connection.exec(
        'CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      const record = connection.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)');
      for (const migration of pending) {
        connection.exec(migration.sql);
        record.run(BigInt(migration.version), migration.name, migration.sha256, new Date().toISOString());
      }
      const broken = connection.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Error(`${broken.length} rows point nowhere`);
    })
    .immediate();
};

/**
 * Brings a database file to the code's schema: all pending migrations or none, after a backup of what was there.
 * A file that cannot be migrated is refused with a DatabaseError and left as it was, to the byte.
 */
export const migrateDatabase = (path: string, directory = migrationDirectory()): void => {
  const known = readMigrations(directory);
  const applied = existsSync(path) ? readApplied(path) : [];
  const [next] = pendingMigrations(applied, known);
  if (next === undefined) return;
  if (applied.length > 0) backupDatabase(path, `before-${next.name.replace(/\.sql$/, '')}`);
  const connection = openConnection(path);
  try {
    // Inside a transaction this pragma does nothing; the check comes before the commit instead.
    connection.pragma('foreign_keys = OFF');
    applyAll(connection, known);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      'migration-failed',
      `The migration of ${path} failed and was rolled back: ${error instanceof Error ? error.message : String(error)}`,
      'The data is as it was before. Report the message, and keep using the version from before the upgrade.',
      { cause: error },
    );
  } finally {
    connection.close();
  }
};
