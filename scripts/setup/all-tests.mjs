import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { projectRoot, runCommand } from './run-command.mjs';
import { runStep, StopError, secondsSince } from './step.mjs';
import { addOutcomes, runBrowserTests, runVerification } from './verification.mjs';

/** Everything there is to check, from a fresh clone on; the last line printed is `N passed, N failed`. */
export async function runAllTests() {
  const startedAt = performance.now();
  process.chdir(projectRoot);
  process.env.PERUNIT_ROOT = projectRoot;
  const { passed, failed, skipped } = await runParts();
  for (const name of skipped) console.log(`skipped: ${name}`);
  console.log(`All of it took ${secondsSince(startedAt)}.`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runParts() {
  const installed = await tryStep('Installing dependencies', ensureDependencies);
  if (installed.failed > 0) return installed;
  const browser = await tryStep('Finding a browser', ensureBrowser);
  const verification = await runVerification();
  const build = await tryStep('Building the app', ensureBuild);
  const isReady = browser.failed === 0 && build.failed === 0;
  const outcomes = [installed, browser, verification, build];
  if (isReady) outcomes.push(await runBrowserTests());
  return addOutcomes(outcomes);
}

/**
 * A step counts as one test, so that a failed one can't hide behind tests that passed.
 * @param {string} title
 * @param {() => Promise<string>} work
 * @returns {Promise<import('./verification.mjs').Outcome>}
 */
async function tryStep(title, work) {
  try {
    await runStep(title, work);
    return { passed: 1, failed: 0, skipped: [] };
  } catch (error) {
    console.error(error instanceof StopError ? error.message : error);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** @returns {Promise<string>} which browser, in words */
async function ensureBrowser() {
  const { code, output } = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/install-browser.ts']);
  if (code !== 0) throw new StopError(output.trim());
  return `Browser: ${output.trim()}`;
}
