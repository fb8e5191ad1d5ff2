import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'perunit-scan-';
const ownedName = /^perunit-scan-(\d+)-/;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process answers EPERM: it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Ends a scan's private folder with everything that was spilled into it. */
export const removeScanDirectory = (directory: string): Promise<void> =>
  rm(directory, { recursive: true, force: true, maxRetries: 3 });

/** Removes what scans left behind whose process was killed. */
const removeStaleDirectories = async (): Promise<void> => {
  const names = await readdir(tmpdir()).catch(() => []);
  const stale = names.filter((name) => {
    const pid = ownedName.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  // Someone else's folder stays; it is theirs to remove.
  await Promise.all(stale.map((name) => removeScanDirectory(join(tmpdir(), name)).catch(() => {})));
};

/** Makes a scan's private folder, named for this process so that the next scan can tell when it is stale. */
export const makeScanDirectory = async (): Promise<string> => {
  await removeStaleDirectories();
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
};
