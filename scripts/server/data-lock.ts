import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export type DataLock = { readonly release: () => void };

/**
 * Claims a data folder for this server: two would run each other's imports. It is a file lock of the operating
 * system, held through SQLite, so that it ends with the process, however that ends.
 * @returns the lock, or what to tell the person when another server has it
 */
export function lockDataFolder(folder: string, url: string): DataLock | { readonly problem: string } {
  mkdirSync(folder, { recursive: true });
  const holder = join(folder, 'server.txt');
  const connection = new Sqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    connection.exec('BEGIN IMMEDIATE');
  } catch (error) {
    connection.close();
    if (!(error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY')) throw error;
    return { problem: describeHolder(folder, holder) };
  }
  writeFileSync(holder, `process ${process.pid}, ${url}`);
  return {
    release: () => {
      rmSync(holder, { force: true });
      connection.close();
    },
  };
}

function describeHolder(folder: string, holder: string): string {
  let who = '';
  try {
    who = ` (${readFileSync(holder, 'utf8')})`;
  } catch {
    // The other server is starting or ending; who it is adds nothing then.
  }
  return (
    `Another Perunit${who} already serves the data in ${folder}. Use that one or stop it, ` +
    'or keep other data elsewhere: PERUNIT_DATA=/another/folder npm start.'
  );
}
