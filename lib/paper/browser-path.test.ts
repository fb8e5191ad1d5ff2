import { expect, test } from 'vitest';
import { browserPath } from './browser-path';

const search = (env: Record<string, string>, ...installed: string[]) =>
  browserPath({ env, exists: (path) => installed.includes(path), downloaded: '/cache/chrome' });

test('the browser that the environment names goes before those that are installed', () => {
  expect(search({ PERUNIT_BROWSER: '/my/chrome', PATH: '/usr/bin' }, '/usr/bin/chromium', '/my/chrome')).toBe(
    '/my/chrome',
  );
  expect(search({ PLAYWRIGHT_CHROMIUM: '/my/chrome' }, '/usr/bin/chromium', '/my/chrome')).toBe('/my/chrome');
});

test('a browser that is named and not there is not replaced by another', () => {
  expect(search({ PERUNIT_BROWSER: '/my/chrome', PATH: '/usr/bin' }, '/usr/bin/chromium')).toBeNull();
});

test('a browser on the PATH goes before the usual places, and these before the download', () => {
  const env = { PATH: '/opt/bin:/bin', PERUNIT_BROWSER: '' };
  expect(search(env, '/opt/bin/google-chrome', '/usr/bin/chromium', '/cache/chrome')).toBe('/opt/bin/google-chrome');
  expect(search(env, '/usr/bin/chromium', '/cache/chrome')).toBe('/usr/bin/chromium');
  expect(search(env, '/cache/chrome')).toBe('/cache/chrome');
  expect(search(env)).toBeNull();
});
