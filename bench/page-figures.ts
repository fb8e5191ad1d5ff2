import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../db/client';
import { saveAccountMappings } from '../db/commands/save-account-mapping';
import { monthRange } from '../lib/month/month';
import { commitMonth } from './commit-figures';
import { bounded, type Figure } from './figure';
import { percentile } from './measure';

const months = monthRange('2023-02', '2026-01');
const accounts = 60;
const environments = ['production', 'core', 'test', 'dev', 'staging'] as const;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** An organisation of its own with 36 months of made-up facts and every account mapped. */
const fillOrganisation = async (data: string, factsPerMonth: number): Promise<void> => {
  const db = openDatabase(join(data, 'perunit.db'));
  for (const month of months) await commitMonth(db, { month, facts: factsPerMonth, accounts, keysPerAccount: 40 });
  const mappings = Array.from({ length: accounts }, (_, index) => ({
    accountId: String(200000000000 + index),
    environment: environments[index % environments.length] ?? 'production',
    validFrom: '2023-02',
    name: null,
    owner: null,
  }));
  saveAccountMappings(db, mappings, { by: 'bench' });
  closeDatabase(db);
};

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

const timeRequests = async (url: string, count: number): Promise<number[]> => {
  const times: number[] = [];
  for (let request = 0; request < count; request++) {
    const started = performance.now();
    const response = await fetch(url);
    await response.text();
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    times.push(performance.now() - started);
  }
  return times;
};

/** Milliseconds from a request for the report page to the end of its answer, on the production build. */
const reportPageTimes = async (data: string): Promise<number[]> => {
  const port = await freePort();
  const server = startServer(data, port);
  try {
    const url = `http://127.0.0.1:${port}/reports/2026-01`;
    await serverAnswers(url);
    await timeRequests(url, 20);
    return await timeRequests(url, 200);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
};

/** The report page with 36 months of `factsPerMonth` facts, against the same page with a hundredth of them. */
export const pageFigures = async (directory: string, factsPerMonth: number): Promise<Figure[]> => {
  const results: number[] = [];
  for (const facts of [Math.round(factsPerMonth / 100), factsPerMonth]) {
    const data = join(directory, `page-${facts}`);
    await fillOrganisation(data, facts);
    results.push(percentile(await reportPageTimes(data), 0.95));
    await rm(data, { recursive: true });
  }
  const [few = Number.NaN, many = Number.NaN] = results;
  const name = `report page p95, 36 months × ${factsPerMonth} facts`;
  return [
    bounded(name, many, 'ms', 'below 60 ms', many < 60),
    {
      name: `${name}, growth`,
      value: many,
      unit: 'ms',
      reference: { name: 'with a hundredth of the facts', value: few },
      ratio: many / few,
      goal: 'at most 1.5 × the reference',
      isMet: many / few <= 1.5,
    },
  ];
};
