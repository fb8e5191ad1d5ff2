import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { explainFailure, findNodeHeaders } from './dependencies.mjs';

const folders = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makeNodeFolder(major) {
  const folder = mkdtempSync(join(tmpdir(), 'perunit-node-'));
  folders.push(folder);
  mkdirSync(join(folder, 'include/node'), { recursive: true });
  writeFileSync(join(folder, 'include/node/node_version.h'), `#define NODE_MAJOR_VERSION ${major}\n`);
  return folder;
}

const all = () => '/usr/bin/there';
const none = () => null;

test('headers beside the node executable are used', () => {
  vi.stubEnv('npm_config_nodedir', '');
  const folder = makeNodeFolder(process.versions.node.split('.')[0]);
  expect(findNodeHeaders(join(folder, 'bin/node'))).toBe(folder);
});

test('headers of another Node are not used', () => {
  vi.stubEnv('npm_config_nodedir', '');
  const folder = makeNodeFolder(1);
  expect(findNodeHeaders(join(folder, 'bin/node'))).not.toBe(folder);
});

test('headers that somebody named win', () => {
  vi.stubEnv('npm_config_nodedir', '/named');
  expect(findNodeHeaders()).toBe('/named');
});

test('a missing compiler names the packages to install', () => {
  const text = explainFailure('npm error gyp ERR! stack Error: not found: make', none);
  expect(text).toContain('make and a C++ compiler and Python 3 are missing');
  expect(text).toContain('apt-get install -y build-essential python3');
});

test('one missing tool is named alone', () => {
  const text = explainFailure('gyp ERR! find Python', (name) => (name.startsWith('python') ? null : '/usr/bin/there'));
  expect(text).toContain('and Python 3 is missing');
  expect(text).not.toContain('a C++ compiler and');
});

test('headers that can not be downloaded name the way out', () => {
  const text = explainFailure('better-sqlite3\ngyp ERR! stack FetchError: getaddrinfo ENOTFOUND nodejs.org', all);
  expect(text).toContain('npm_config_nodedir=/path npm start');
});

test('a registry that does not answer is named', () => {
  expect(explainFailure('npm error network request failed, reason: getaddrinfo ENOTFOUND registry', all)).toContain(
    'could not be downloaded',
  );
});

test('a failure that nobody foresaw shows what npm said', () => {
  expect(explainFailure('npm error something else', all)).toContain('something else');
});
