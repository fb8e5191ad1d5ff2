import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const sizeOf = async (directory: string): Promise<number> => {
  const names = await readdir(directory).catch(() => []);
  // A spilled block may be gone again by the time it is looked at.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(directory, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

/**
 * Calls `onFull` once when a folder holds more bytes than it may; returns how to stop watching. DuckDB 1.5 takes a limit
 * for its spill, reports it, and writes beyond it.
 */
export const watchSpill = (directory: string, limitBytes: number, onFull: () => void, everyMs = 500): (() => void) => {
  const timer = setInterval(async () => {
    if ((await sizeOf(directory)) <= limitBytes || stopped) return;
    stop();
    onFull();
  }, everyMs);
  timer.unref();
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearInterval(timer);
  };
  return stop;
};
