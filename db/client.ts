import 'server-only';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { type Connection, openConnection } from './connection';
import { databasePath, type Organisation, organisationOfPath } from './data-directory';
import { migrateDatabase } from './migrate';
import * as schema from './schema';

/** One open organisation: the raw connection for bulk work, Drizzle for the rest. */
export type PerunitDatabase = {
  readonly path: string;
  readonly organisation: Organisation;
  readonly raw: Connection;
  readonly orm: BetterSQLite3Database<typeof schema>;
};

/** Opens a database file (made and migrated when needed) with the pragmas that every connection must have. */
export const openDatabase = (file: string): PerunitDatabase => {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  migrateDatabase(path);
  const raw = openConnection(path);
  return { path, organisation: organisationOfPath(path), raw, orm: drizzle(raw, { schema }) };
};

/** Closes the file; the last connection to close folds the write-ahead log back in. */
export const closeDatabase = (db: PerunitDatabase): void => {
  db.raw.close();
};

const handlesKey = Symbol.for('perunit.databases');
type HandleHolder = typeof globalThis & { [handlesKey]?: Map<string, PerunitDatabase> };

const handles = (): Map<string, PerunitDatabase> => {
  const holder: HandleHolder = globalThis;
  holder[handlesKey] ??= new Map();
  return holder[handlesKey];
};

/** The organisation's database in the data folder, opened once a process: Next loads modules more than once. */
export const organisationDatabase = (organisation: Organisation): PerunitDatabase => {
  const path = databasePath(organisation);
  const known = handles().get(path);
  if (known?.raw.open) return known;
  const opened = openDatabase(path);
  handles().set(path, opened);
  return opened;
};

/** Closes every cached handle, for shutdown and tests. */
export const closeOrganisationDatabases = (): void => {
  for (const db of handles().values()) closeDatabase(db);
  handles().clear();
};
