import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runCommand } from './run-command.mjs';
import { secondsSince } from './step.mjs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Outcome */

const tsx = ['--import', 'tsx'];
const withoutServerOnly = ['--conditions=react-server', ...tsx];

/** One check a line; a generator of docs runs with --check once it exists. */
const STATIC_CHECKS = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['boundaries', [...tsx, 'scripts/checks/check-boundaries.ts']],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['docs/kpis.md', [...withoutServerOnly, 'scripts/docs/kpis.ts', '--check']],
  ['docs/sources.md', [...withoutServerOnly, 'scripts/docs/sources.ts', '--check']],
  ['docs/openapi.json', [...tsx, 'scripts/docs/openapi.ts', '--check']],
];

/** A day's start differs most between these two, and one of them has daylight saving. */
const TIME_ZONES = ['UTC', 'Pacific/Auckland'];

/**
 * Runs all static checks and the unit tests under two time zones; prints a line for each, and what a failing
 * one said.
 * @returns {Promise<Outcome>}
 */
export async function runVerification() {
  const outcomes = [];
  for (const [name, args] of STATIC_CHECKS) outcomes.push(await runStaticCheck(String(name), [...args]));
  for (const zone of TIME_ZONES) outcomes.push(await runUnitTests(zone));
  return addOutcomes(outcomes);
}

/** @param {Outcome[]} outcomes @returns {Outcome} */
export function addOutcomes(outcomes) {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

/** @param {string} name @param {string[]} args @returns {Promise<Outcome>} */
async function runStaticCheck(name, args) {
  const startedAt = performance.now();
  const { code, output } = await runCommand(process.execPath, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(startedAt)})`);
  if (code !== 0) console.log(lastLines(output, 100));
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

/** @param {string} zone @returns {Promise<Outcome>} */
const runUnitTests = (zone) => runVitest(`unit tests, ${zone}`, { TZ: zone });

/**
 * Runs vitest and prints a line with what came of it, and what a failing run said.
 * @param {string} name @param {Record<string, string>} env
 * @returns {Promise<Outcome>}
 */
export async function runVitest(name, env) {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'perunit-unit-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runCommand(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters], {
    env: { ...env, FORCE_COLOR: '0' },
  });
  const outcome = existsSync(report) ? readVitestReport(readFileSync(report, 'utf8')) : NOTHING_RAN;
  rmSync(folder, { recursive: true, force: true });
  // A run can fail without a failed test: a file that does not load, an error after the last test.
  const failed = code === 0 ? outcome.failed : Math.max(outcome.failed, 1);
  const sign = failed === 0 ? '✓' : '✗';
  console.log(`${sign} ${name}: ${outcome.passed} passed, ${failed} failed (${secondsSince(startedAt)})`);
  if (failed > 0) console.log(lastLines(output, 200));
  return { ...outcome, failed };
}

/** A report that is missing or holds no test proves nothing. @type {Outcome} */
const NOTHING_RAN = { passed: 0, failed: 1, skipped: [] };

/** @param {string} text the JSON reporter's output @returns {Outcome} */
export function readVitestReport(text) {
  const { numPassedTests: passed, numFailedTests: failed, testResults } = JSON.parse(text);
  if (passed + failed === 0) return NOTHING_RAN;
  const tests = testResults.flatMap((/** @type {{ assertionResults: object[] }} */ file) => file.assertionResults);
  const skipped = tests.filter(
    (/** @type {{ status: string }} */ { status }) => status !== 'passed' && status !== 'failed',
  );
  return { passed, failed, skipped: skipped.map((/** @type {{ fullName: string }} */ { fullName }) => fullName) };
}

/** @param {string} text Playwright's JSON report @returns {Outcome} */
export function readPlaywrightReport(text) {
  const { stats, errors } = JSON.parse(text);
  // A test that passed at the second try failed at the first.
  const failed = stats.unexpected + stats.flaky + (errors?.length ?? 0);
  if (stats.expected + failed === 0) return NOTHING_RAN;
  return { passed: stats.expected, failed, skipped: stats.skipped > 0 ? [`${stats.skipped} browser tests`] : [] };
}

/** Runs the browser tests on the build that is there. @returns {Promise<Outcome>} */
export async function runBrowserTests() {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'perunit-browser-'));
  const report = join(folder, 'report.json');
  const { code, output } = await runCommand(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' } },
  );
  const outcome = existsSync(report) ? readPlaywrightReport(readFileSync(report, 'utf8')) : NOTHING_RAN;
  rmSync(folder, { recursive: true, force: true });
  const failed = code === 0 ? outcome.failed : Math.max(outcome.failed, 1);
  const sign = failed === 0 ? '✓' : '✗';
  console.log(`${sign} browser tests: ${outcome.passed} passed, ${failed} failed (${secondsSince(startedAt)})`);
  if (failed > 0) console.log(lastLines(output, 200));
  return { ...outcome, failed };
}
