import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrMissing } from './run-or-missing';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const environment = join(projectRoot, 'node_modules', '.cache', 'perunit-peers', 'python');
const requirements = join(projectRoot, 'peers', 'servers', 'requirements.txt');
const complete = join(environment, 'complete');

/**
 * The folder of the Python programs that are peers: made once, with the versions that requirements.txt pins.
 * Throws PeerMissing without Python, or where PyPI is out of reach.
 */
export const pythonPrograms = async (): Promise<string> => {
  if (!existsSync(complete)) {
    rmSync(environment, { recursive: true, force: true });
    await runOrMissing('python3', ['-m', 'venv', environment], 'Python 3 with venv is not installed');
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await runOrMissing(join(environment, 'bin', 'python'), install, 'PyPI could not be reached');
    mkdirSync(complete);
  }
  return join(environment, 'bin');
};
