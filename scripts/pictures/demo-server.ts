import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../server/free-port';

export type DemoServer = { readonly url: string; readonly stop: () => Promise<void> };

/** The built app with the demo in a data folder of its own, as a newcomer's `npm start` gives it. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = mkdtempSync(join(tmpdir(), 'perunit-pictures-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PERUNIT_DATA: data, PORT: String(port), HOST: '', NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  while (child.exitCode === null && !(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 250));
  if (child.exitCode === null) return { url, stop };
  rmSync(data, { recursive: true, force: true });
  throw new Error('The app did not start.');
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/v1/livez`).then(
    ({ ok }) => ok,
    () => false,
  );
