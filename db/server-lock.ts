import 'server-only';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from './data-directory';
import { DatabaseError } from './database-error';
import { isAlive } from './is-alive';

type Holder = { readonly pid: number; readonly startedAt: string };

export type ServerLock = { readonly release: () => void };

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const readHolder = (path: string): Holder | null => {
  try {
    const holder: Holder = JSON.parse(readFileSync(path, 'utf8'));
    return holder;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
};

/** A link either appears whole or not at all, so that two starting servers cannot both hold the lock. */
const tryTake = (path: string): boolean => {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, startedAt: new Date().toISOString() }));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(own);
  }
};

/**
 * Makes this process the one server of a data folder until it releases the lock; a lock of a process that is gone is
 * taken over. Throws DatabaseError 'server-already-running'. The command line needs no lock.
 */
export const acquireServerLock = (directory = dataDirectory()): ServerLock => {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'server.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (tryTake(path)) return { release: () => rmSync(path, { force: true }) };
    const holder = readHolder(path);
    if (holder !== null && holder.pid !== process.pid && isAlive(holder.pid)) break;
    rmSync(path, { force: true });
  }
  const holder = readHolder(path);
  throw new DatabaseError(
    'server-already-running',
    `A Perunit server${holder === null ? '' : ` (process ${holder.pid}, since ${holder.startedAt})`} already uses ${directory}.`,
    'Use that server, stop it first, or set PERUNIT_DATA to another folder.',
  );
};
