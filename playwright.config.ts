import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/setup/browser';

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

// Every worker reads this file again: the first reading decides, the environment carries it.
process.env['PERUNIT_E2E_PORT'] ??= String(await findFreePort());
process.env['PERUNIT_E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'perunit-e2e-'));

const url = `http://127.0.0.1:${process.env['PERUNIT_E2E_PORT']}`;
const browser = findBrowser();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One server, one data folder: tests that import bills run one after the other, after those that only read.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  forbidOnly: process.env['CI'] !== undefined,
  globalTeardown: './e2e/remove-data.ts',
  use: {
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Pacific/Auckland',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser !== null && { executablePath: browser }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'demo', testDir: 'e2e/demo' },
    { name: 'own', testDir: 'e2e/own', dependencies: ['demo'] },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
    env: { PERUNIT_DATA: process.env['PERUNIT_E2E_DATA'], PORT: process.env['PERUNIT_E2E_PORT'], HOST: '' },
  },
});
