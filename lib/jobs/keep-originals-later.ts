import 'server-only';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PerunitDatabase } from '../../db/client';
import { projectRoot } from '../../db/data-directory';

/** What a keeper process is told: an organisation's database, and files to keep. */
export type KeepRequest = {
  readonly database: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
};

/**
 * Keeps the bytes of what was imported, compressed, in a process of its own that outlives this one: compressing
 * a bill takes longer than importing it. The files must stay where they are until it is done; a changed file is not kept.
 */
export const keepOriginalsLater = (db: PerunitDatabase, files: KeepRequest['files']): void => {
  if (files.length === 0) return;
  const request: KeepRequest = { database: db.path, files };
  const script = join(/* turbopackIgnore: true */ projectRoot(), 'lib/jobs/keep-originals.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', script], {
    cwd: projectRoot(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // The import is done: a keeper that cannot start, or ends early, takes nothing back.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(request));
  child.unref();
};
