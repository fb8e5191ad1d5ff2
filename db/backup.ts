import 'server-only';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openConnection } from './connection';
import { DatabaseError } from './database-error';

const assertIntact = (path: string): void => {
  const copy = new Sqlite(path, { readonly: true });
  try {
    const result: unknown = copy.pragma('integrity_check', { simple: true });
    if (result !== 'ok') throw new Error(`integrity check: ${String(result)}`);
  } finally {
    copy.close();
  }
};

const flush = (path: string): void => {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
};

/** Copies a live database beside it into `backups/`, checked, and returns the copy's path; a failed copy leaves no file. */
export const backupDatabase = (path: string, label: string): string => {
  const directory = join(dirname(path), 'backups');
  mkdirSync(directory, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const target = join(directory, `${basename(path, '.db')}-${label}-${stamp}.db`);
  const partial = `${target}.tmp`;
  try {
    const connection = openConnection(path);
    try {
      connection.prepare('VACUUM INTO ?').run(partial);
    } finally {
      connection.close();
    }
    assertIntact(partial);
    flush(partial);
    renameSync(partial, target);
    return target;
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw new DatabaseError(
      'backup-failed',
      `The backup of ${path} failed: ${error instanceof Error ? error.message : String(error)}`,
      `Make room in ${directory}, then try again.`,
      { cause: error },
    );
  }
};
