import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { lastLines, projectRoot, runCommand } from './run-command.mjs';
import { runOrStop, runStep, StopError } from './step.mjs';

/**
 * From a fresh clone, or from yesterday's, to a page in the browser; each step skips what is up to date.
 * @param {{ dev: boolean }} options dev: recompile on change instead of building
 */
export async function startApp({ dev }) {
  process.chdir(projectRoot);
  process.env.PERUNIT_ROOT = projectRoot;
  process.env.PERUNIT_DATA = resolve(process.env.PERUNIT_DATA || 'data');
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  await runOrStop(async () => {
    await runStep('Installing dependencies', ensureDependencies);
    await runStep('Preparing the database', () => runScript('scripts/prepare-database.ts'));
    await runStep('Loading the demo company', () => runScript('scripts/load-demo.ts'));
    if (!dev) await runStep('Building the app', ensureBuild);
    await serve(dev);
  });
}

/** Runs a script on the database. @returns {Promise<string>} what was done, in words */
async function runScript(/** @type {string} */ path) {
  const args = ['--conditions=react-server', '--import', 'tsx', path];
  const { code, output } = await runCommand(process.execPath, args);
  if (code !== 0) throw new StopError(lastLines(output));
  return output.trim();
}

/** Runs the server in a process of its own, which ends when this one is told to. */
function serve(/** @type {boolean} */ dev) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/server.ts'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: dev ? 'development' : 'production' },
  });
  // A terminal sends Ctrl-C to both processes; the server decides when it has drained.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((end) => {
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      end(undefined);
    });
  });
}
