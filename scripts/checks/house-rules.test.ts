import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const AREAS = ['app', 'bench', 'cli', 'components', 'db', 'e2e', 'lib', 'scripts'];
const SERVICES = /^lib\/(jobs|demo|auth|notify|observe|paper|publishing|config|provenance|reconciliation)\//;

const files = AREAS.flatMap((area) =>
  readdirSync(area, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const code = files.filter(({ path }) => !/\.test\.tsx?$/.test(path));

const pathsWith = (pattern: RegExp, among = files) =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('there are files to check', () => {
  expect(files.length).toBeGreaterThan(20);
});

test('the database and the services can not reach a browser', () => {
  const services = code.filter(({ path }) => path.startsWith('db/') || SERVICES.test(path));
  // A file of types leaves nothing behind, and what only computes may be read anywhere.
  const reaches = /^import (?!type ).*['"](node:|[^'"]*\/db\/)/m;
  const guarded = services.filter(({ path, text }) =>
    /^lib\/(demo|auth|paper|config|provenance|reconciliation)\//.test(path)
      ? reaches.test(text)
      : /^export (?!type )/m.test(text),
  );
  const unguarded = guarded.filter(({ text }) => !/^import 'server-only';/.test(text));
  expect(unguarded.map(({ path }) => path)).toEqual([]);
});

test('no type is forced', () => {
  const forced = new RegExp(['as unknown as', '@ts-(ignore|nocheck|expect-error)'].join('|'));
  expect(pathsWith(forced).filter((path) => path !== 'scripts/checks/house-rules.test.ts')).toEqual([]);
});

test('a lint rule is only put off with a reason', () => {
  expect(pathsWith(/biome-ignore[^:\n]*(:\s*)?$/m)).toEqual([]);
});

test('no file has a name that says nothing', () => {
  const vague = /(^|[/-])(utils?|helpers?|common|misc|manager)(\.|-|\/)/;
  expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
});

test('no test asserts a time', () => {
  expect(pathsWith(/expect\([^)]*(performance\.now|Date\.now)\(\)/).filter((path) => path.includes('.test.'))).toEqual(
    [],
  );
});

test('pages have 30 lines at most, route handlers 40', () => {
  const lines = (text: string) => text.trimEnd().split('\n').length;
  const long = code.filter(
    ({ path, text }) =>
      (/^app\/.*\/page\.tsx$/.test(path) && lines(text) > 30) ||
      (/^app\/.*\/route\.tsx?$/.test(path) && lines(text) > 40),
  );
  expect(long.map(({ path }) => path)).toEqual([]);
});
