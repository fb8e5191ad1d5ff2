import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserPath } from '../../lib/paper/browser-path';

/** A Chromium that is installed here, found as for printing. Null when there is none. */
export const findBrowser = (): string | null =>
  browserPath({ env: process.env, exists: existsSync, downloaded: chromium.executablePath() });
