import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, closeOrganisationDatabases, openDatabase, organisationDatabase } from './client';
import { assertPragmas, assertSafeSqlite, openConnection } from './connection';
import { currentOrganisation } from './current-organisation';
import { migrateDatabase } from './migrate';
import * as schema from './schema';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-client-'));
  path = join(directory, 'perunit.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('connections', () => {
  it('have WAL, FULL, foreign keys and a busy timeout on a reopened file too', () => {
    closeDatabase(openDatabase(path));
    const naive = new Sqlite(path);
    expect(naive.pragma('synchronous', { simple: true })).toBe(1);
    naive.close();
    const { raw } = openDatabase(path);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.pragma('synchronous', { simple: true })).toBe(2n);
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1n);
    expect(raw.pragma('busy_timeout', { simple: true })).toBe(5000n);
    raw.pragma('synchronous = NORMAL');
    expect(() => assertPragmas(raw)).toThrow(/synchronous = 1, not 2/);
    raw.close();
  });

  it('refuse an SQLite that can corrupt a write-ahead log', () => {
    expect(() => assertSafeSqlite('3.51.2')).toThrow(/3.51.2 has the WAL-reset bug/);
    expect(() => assertSafeSqlite('3.51.3')).not.toThrow();
    expect(() => assertSafeSqlite('4.0.0')).not.toThrow();
  });

  it('are opened once a process for each organisation', () => {
    vi.stubEnv('PERUNIT_DATA', directory);
    expect(organisationDatabase('own')).toBe(organisationDatabase('own'));
    expect(organisationDatabase('demo')).toMatchObject({ organisation: 'demo', path: join(directory, 'demo.db') });
    expect(currentOrganisation(null)).toBe('demo');
    expect(currentOrganisation('own')).toBe('own');
    closeOrganisationDatabases();
    vi.unstubAllEnvs();
  });
});

it('the tables of the code are the tables of the migrations', () => {
  const { raw } = openDatabase(path);
  for (const table of Object.values(schema).filter((value) => is(value, SQLiteTable))) {
    const { name, columns } = getTableConfig(table);
    const actual = raw.prepare<[string], [string, bigint]>('SELECT name, "notnull" FROM pragma_table_info(?)').raw();
    const required = new Map(actual.all(name));
    expect([name, columns.map((column) => column.name).sort()]).toEqual([name, [...required.keys()].sort()]);
    for (const column of columns.filter(({ primary }) => !primary)) {
      expect([name, column.name, column.notNull]).toEqual([name, column.name, required.get(column.name) === 1n]);
    }
  }
  const loose = raw
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
    .pluck();
  expect(loose.all().filter((name) => !name.startsWith('sqlite_'))).toEqual([]);
  raw.close();
});

describe('migrations', () => {
  const migrations = (files: Record<string, string>): string => {
    const folder = mkdtempSync(join(directory, 'migrations-'));
    for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
    return folder;
  };
  const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex');
  const first = { '0001-a.sql': 'CREATE TABLE a (x INTEGER NOT NULL) STRICT; INSERT INTO a VALUES (1);' };
  const second = { ...first, '0002-b.sql': 'CREATE TABLE b (x INTEGER) STRICT;' };
  const tables = () => {
    const connection = openConnection(path);
    const names = connection.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    connection.close();
    return names;
  };

  it('apply once, in order, and keep a checked copy of what was there', () => {
    migrateDatabase(path, migrations(first));
    migrateDatabase(path, migrations(first));
    expect(readdirSync(directory).filter((name) => name === 'backups')).toEqual([]);
    migrateDatabase(path, migrations(second));
    expect(tables()).toEqual(['schema_migrations', 'a', 'b']);
    const [backup = ''] = readdirSync(join(directory, 'backups'));
    expect(backup).toMatch(/^perunit-before-0002-b-.*\.db$/);
    const copy = new Sqlite(join(directory, 'backups', backup), { readonly: true });
    expect(copy.prepare('SELECT x FROM a').pluck().all()).toEqual([1]);
    copy.close();
  });

  it('are all-or-nothing', () => {
    migrateDatabase(path, migrations(first));
    const broken = migrations({ ...second, '0003-c.sql': 'CREATE TABLE c (x INTEGER) STRICT; SELECT * FROM nowhere;' });
    expect(() => migrateDatabase(path, broken)).toThrow(/failed and was rolled back: no such table: nowhere/);
    expect(tables()).toEqual(['schema_migrations', 'a']);
  });

  it('are refused when they leave rows that point nowhere', () => {
    const orphan =
      'CREATE TABLE c (x INTEGER REFERENCES p (id)) STRICT; CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT;';
    const folder = migrations({ '0001-c.sql': `${orphan} INSERT INTO c VALUES (7);` });
    expect(() => migrateDatabase(path, folder)).toThrow(/1 rows point nowhere/);
    expect(tables()).toEqual([]);
  });

  it.each([
    [
      'modified',
      { '0001-a.sql': 'CREATE TABLE a (x INTEGER) STRICT;', '0002-b.sql': second['0002-b.sql'] },
      /another content/,
    ],
    ['newer than the code', first, /does not know/],
    ['out of order', { ...second, '0000-late.sql': 'CREATE TABLE z (x INTEGER) STRICT;' }, /comes before/],
  ])('refuse a database whose history is %s and leave it as it is, to the byte', (_, files, message) => {
    migrateDatabase(path, migrations(second));
    const before = hash();
    expect(() => migrateDatabase(path, migrations(files))).toThrow(message);
    expect(hash()).toBe(before);
  });
});
