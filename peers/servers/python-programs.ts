import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PeerMissing, runOrMissing } from './run-or-missing';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const environment = join(projectRoot, 'node_modules', '.cache', 'perunit-peers', 'python');
const requirements = join(projectRoot, 'peers', 'servers', 'requirements.txt');
const complete = join(environment, 'complete');
const reasonVariable = 'PERUNIT_NO_PYTHON_PEERS';

const install = async (): Promise<void> => {
  if (existsSync(complete)) return;
  rmSync(environment, { recursive: true, force: true });
  await runOrMissing('python3', ['-m', 'venv', environment], 'Python 3 with venv is not installed');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  await runOrMissing(join(environment, 'bin', 'python'), pip, 'PyPI could not be reached');
  mkdirSync(complete);
};

/**
 * Installs the Python programs that are peers, with the versions that requirements.txt pins: once, before the first test
 * file, since several use them at the same time. Why they can’t be had is left for these to say.
 */
export async function setup(): Promise<void> {
  await install().catch((error: unknown) => {
    if (!(error instanceof PeerMissing)) throw error;
    process.env[reasonVariable] = error.message;
  });
}

/** The folder of the Python programs that are peers. Throws PeerMissing where they could not be installed. */
export const pythonPrograms = (): string => {
  if (existsSync(complete)) return join(environment, 'bin');
  throw new PeerMissing(process.env[reasonVariable] ?? 'The Python programs are not installed');
};
