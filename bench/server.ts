import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const serverAnswers = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer; run \`npm start\` once, so that the app is built.`);
};

const startServer = (data: string, port: number): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PERUNIT_DATA: data,
      PERUNIT_ROOT: process.cwd(),
      PORT: String(port),
      HOST: '',
    },
    stdio: 'ignore',
  });

/** Milliseconds from each of `count` requests to the end of its answer, one after the other. */
export const timeRequests = async (
  url: string,
  count: number,
  headers: Record<string, string> = {},
): Promise<number[]> => {
  const times: number[] = [];
  for (let request = 0; request < count; request++) {
    const started = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    times.push(performance.now() - started);
  }
  return times;
};

/** Runs work against the built app on a port of its own, over the given data. */
export const withServer = async <Result>(data: string, work: (address: string) => Promise<Result>): Promise<Result> => {
  const port = await freePort();
  const server = startServer(data, port);
  try {
    const address = `http://127.0.0.1:${port}`;
    await serverAnswers(`${address}/api/v1/livez`);
    return await work(address);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
};
