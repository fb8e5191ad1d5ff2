import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const isPeersRun = process.env['PERUNIT_TESTS'] === 'peers';

export default defineConfig({
  resolve: {
    alias: { '@': root, 'server-only': fileURLToPath(new URL('./scripts/testing/server-only.ts', import.meta.url)) },
  },
  test: {
    // Tests against servers that others wrote have a run of their own: `npm run test:peers`.
    include: isPeersRun
      ? // With PERUNIT_KILLS, what is killed a few times in every run is killed often.
        ['peers/**/*.test.ts', 'lib/{connections/kinds/s3-export,jobs/pull}/kill.test.ts']
      : ['{app,bench,cli,components,db,lib,scripts}/**/*.test.{ts,tsx,mjs}'],
    globalSetup: isPeersRun ? ['peers/servers/python-programs.ts'] : [],
    // What runs on after its test must not open the data of whoever runs the tests.
    env: { PERUNIT_DATA: join(tmpdir(), 'perunit-of-no-test') },
    // The default leaves one processor idle: on two, half the machine.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
