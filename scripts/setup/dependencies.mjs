import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { lastLines, projectRoot, runCommand } from './run-command.mjs';
import { StopError } from './step.mjs';

/**
 * Installs what the lock file names unless it is there already, and makes sure that the database's native
 * part works with this Node.
 * @returns {Promise<string>} what was done, in words
 */
export async function ensureDependencies() {
  let done = 'Dependencies up to date';
  if (!isInstalled()) {
    // A NODE_ENV of production would leave out what the build needs.
    await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    done = 'Dependencies installed';
  }
  if (!(await isDatabaseUsable())) {
    await runNpm(['rebuild', 'better-sqlite3', '--loglevel=error']);
    done = 'Dependencies rebuilt for this Node';
    if (!(await isDatabaseUsable())) throw new StopError(explainFailure((await loadDatabase()).output));
  }
  return done;
}

/**
 * Whether node_modules holds the versions that the lock file names. npm's own record is compared rather than
 * a stamp, so that `npm ci` and `npm install` by hand count too.
 */
function isInstalled() {
  const record = join(projectRoot, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readPackages(join(projectRoot, 'package-lock.json'));
  const present = readPackages(record);
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (path in present ? present[path].version === version : optional === true),
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
function readPackages(/** @type {string} */ path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

const loadDatabase = () =>
  runCommand(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()"]);

const isDatabaseUsable = async () => (await loadDatabase()).code === 0;

async function runNpm(/** @type {string[]} */ args) {
  const script = process.env.npm_execpath;
  const isNpm = script?.endsWith('npm-cli.js');
  const headers = findNodeHeaders();
  const { code, output } = await runCommand(isNpm ? process.execPath : 'npm', isNpm ? [script, ...args] : args, {
    env: headers === null ? {} : { npm_config_nodedir: headers },
  });
  if (code !== 0) throw new StopError(explainFailure(output));
}

/**
 * Where this Node's own headers are, so that a native module builds without downloading them.
 * @returns {string | null} the folder that holds include/node
 */
export function findNodeHeaders(execPath = process.execPath) {
  if (process.env.npm_config_nodedir) return process.env.npm_config_nodedir;
  const places = [dirname(dirname(execPath)), dirname(execPath), '/usr'];
  return places.find((place) => isHeadersOfThisNode(join(place, 'include/node/node_version.h'))) ?? null;
}

function isHeadersOfThisNode(/** @type {string} */ header) {
  if (!existsSync(header)) return false;
  const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(header, 'utf8'))?.[1];
  return major === process.versions.node.split('.')[0];
}

/** @param {string} name */
export const findProgram = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null;

/**
 * Turns what npm printed into the one thing to do.
 * @param {string} output
 * @param {(name: string) => string | null} [find]
 */
export function explainFailure(output, find = findProgram) {
  const missing = [
    ['make', ['make']],
    ['a C++ compiler', ['c++', 'g++', 'clang++']],
    ['Python 3', ['python3', 'python']],
  ].filter(([, names]) => !names.some((name) => find(name) !== null));
  const triedToBuild = /better-sqlite3|gyp ERR!|node-gyp/.test(output);
  if (triedToBuild && missing.length > 0 && process.platform !== 'win32') {
    return (
      `The database engine had to be compiled here and ${missing.map(([what]) => what).join(' and ')} ` +
      `${missing.length === 1 ? 'is' : 'are'} missing. Install the tools and start again: Debian or Ubuntu ` +
      '`sudo apt-get install -y build-essential python3`, Fedora `sudo dnf install -y gcc-c++ make python3`, ' +
      'Alpine `apk add build-base python3`, macOS `xcode-select --install`.'
    );
  }
  if (triedToBuild && /gyp ERR!.*(getaddrinfo|ECONNREFUSED|ETIMEDOUT|fetch|headers)/s.test(output)) {
    return (
      'The database engine had to be compiled here, and Node’s headers could not be downloaded. Install them ' +
      '(Debian or Ubuntu: `sudo apt-get install -y libnode-dev`), or name the folder that holds include/node: ' +
      '`npm_config_nodedir=/path npm start`.'
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    return `The packages could not be downloaded: the registry does not answer. Check the network or the proxy (\`npm config get registry\`), then start again.\n\n${lastLines(output, 12)}`;
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: about 1 GB is needed for the packages and the build.';
  if (/EUSAGE/.test(output)) {
    return 'package.json and package-lock.json do not fit together. Run `npm install`, and commit the lock file.';
  }
  return `Installing the packages failed. npm said:\n\n${lastLines(output)}`;
}
