import 'server-only';

import { statfs } from 'node:fs/promises';
import { organisationDatabase } from '../../db/client';
import { dataDirectory } from '../../db/data-directory';

export type ReadinessCheck = { readonly name: 'database' | 'disk'; readonly isOk: boolean; readonly detail: string };

/** Below this, an import or a backup may fail half-way. */
const leastFreeBytes = 256 * 1024 * 1024;

/** Whether a request that needs the database and the disk can be answered now. */
export async function checkReadiness(): Promise<ReadinessCheck[]> {
  return [checkDatabase(), await checkDisk()];
}

/** Opening migrates; the immediate transaction proves that writing works, and changes nothing. */
function checkDatabase(): ReadinessCheck {
  try {
    const { raw } = organisationDatabase('own');
    raw.transaction(() => raw.prepare('SELECT value FROM generation').get()).immediate();
    return { name: 'database', isOk: true, detail: 'can be read and written' };
  } catch (error) {
    return { name: 'database', isOk: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function checkDisk(): Promise<ReadinessCheck> {
  const { bavail, bsize } = await statfs(dataDirectory());
  const free = bavail * bsize;
  return { name: 'disk', isOk: free >= leastFreeBytes, detail: `${Math.floor(free / 1e6)} MB free` };
}
