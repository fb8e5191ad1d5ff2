import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, projectRoot, runCommand } from './run-command.mjs';
import { StopError } from './step.mjs';

/** What the built app is made from; a change in any of these builds it anew. */
const SOURCES = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = join(projectRoot, '.next/perunit-sources');

/**
 * Builds the app for production unless its sources are those of the last build.
 * @returns {Promise<string>} what was done, in words
 */
export async function ensureBuild() {
  const stamp = await hashSources();
  if (existsSync(STAMP) && existsSync(join(projectRoot, '.next/BUILD_ID')) && readFileSync(STAMP, 'utf8') === stamp) {
    return 'Build up to date';
  }
  rmSync(STAMP, { force: true });
  const { code, output } = await runCommand(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new StopError(`The build failed:\n\n${lastLines(output, 60)}`);
  writeFileSync(STAMP, stamp);
  return 'App built';
}

async function hashSources() {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  for (const source of SOURCES) addToHash(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the project
 */
function addToHash(hash, path) {
  const full = join(projectRoot, path);
  const entries = existsSync(full) ? listFolder(full) : [];
  if (entries === null) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of entries.sort()) {
    if (name !== 'fixtures' && !/\.test\.tsx?$/.test(name)) addToHash(hash, `${path}/${name}`);
  }
}

/** @returns {string[] | null} null for a file */
function listFolder(/** @type {string} */ path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
