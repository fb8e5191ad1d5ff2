#!/usr/bin/env node
// Plain JavaScript: it runs before TypeScript can. The react-server condition makes `server-only` importable.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

if (!existsSync(`${root}/node_modules/tsx/package.json`)) {
  console.error('perunit: its dependencies are not installed yet. Run `npm start` once (or `npm ci`), then try again.');
  process.exit(70);
}

const child = spawn(
  process.execPath,
  [
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(new URL('./main.ts', import.meta.url)),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, PERUNIT_ROOT: process.env.PERUNIT_ROOT ?? root } },
);

// A terminal sends Ctrl-C to both processes; the child decides when to end, so that it can clean up.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 70);
});
