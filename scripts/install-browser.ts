import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './setup/browser';

/** Installs a browser where there is none: the distribution's on Debian as root, else Playwright's download. */
function installBrowser(): void {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    if (findBrowser() !== null) return;
  }
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
}

if (findBrowser() === null) installBrowser();
const browser = findBrowser();
if (browser === null) {
  console.error(
    'There is no Chromium for the browser tests, and none could be installed. Install one ' +
      '(Debian or Ubuntu: `sudo apt-get install -y chromium`), or name yours: PERUNIT_BROWSER=/path/to/chrome npm test.',
  );
  process.exit(1);
}
console.log(browser);
