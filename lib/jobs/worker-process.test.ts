import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { startWorker, type Worker } from './worker-process';

const script = 'lib/jobs/testing/sleeping-worker.ts';
let started: Worker | null = null;

afterEach(() => started?.kill());

/** A killed process whose parent is gone may stay listed as a zombie until somebody reaps it: that one is not alive. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

/** Starts the worker and waits until it has said its own id and that of the process it started. */
async function startSleeping(args: string[] = []): Promise<{ worker: Worker; pids: number[] }> {
  let pids: number[] = [];
  const worker = startWorker(script, args, {
    onProgress: (progress) => {
      if ('stage' in progress) pids = [progress.bytesDone, progress.bytesTotal];
    },
  });
  started = worker;
  await expect.poll(() => pids.length, { timeout: 60_000 }).toBe(2);
  return { worker, pids };
}

test('a killed worker takes with it what it started', async () => {
  const { worker, pids } = await startSleeping();
  expect(pids[0]).toBe(worker.pid);
  expect(pids.map(isAlive)).toEqual([true, true]);
  worker.kill();
  expect(await worker.ended).toMatchObject({ type: 'died', signal: 'SIGKILL' });
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
  expect(() => worker.kill()).not.toThrow();
});

test('a worker that fails says its last words, and what it started does not stay', async () => {
  const { worker, pids } = await startSleeping(['fail']);
  const outcome = await worker.ended;
  expect(outcome).toMatchObject({ type: 'died', exitCode: 1 });
  expect(outcome.type === 'died' && outcome.lastWords).toContain('on purpose');
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
});

test('a worker whose server was killed ends, with what it started', async () => {
  const server = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/testing/server-of-a-worker.ts'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const pids = JSON.parse(String(line)) as number[];
  expect(pids.map(isAlive)).toEqual([true, true]);
  server.kill('SIGKILL');
  await expect.poll(() => pids.map(isAlive), { timeout: 30_000 }).toEqual([false, false]);
});
