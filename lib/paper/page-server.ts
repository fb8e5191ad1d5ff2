import 'server-only';

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/data-directory';
import type { MonthlyReport } from '../report/monthly-report';
import { heldAddress } from './held-documents';
import { PaperError } from './paper-error';

/** What the page server says once it serves the document that it was sent. */
export type PageServerAnswer = { readonly address: string; readonly token: string };

export type PageServer = { readonly url: string; readonly stop: () => void };

const START_LIMIT_MS = 60_000;
const lastWordsLength = 2_000;

/**
 * Starts the built app in a process of its own that serves the print page of one document and nothing else, to this
 * machine only. It ends with `stop`, or with this process. Throws `page-failed`.
 */
export async function startPageServer(report: MonthlyReport): Promise<PageServer> {
  const build = join(projectRoot(), process.env['NEXT_DIST_DIR'] ?? '.next', 'BUILD_ID');
  if (!existsSync(build)) {
    throw new PaperError(
      'page-failed',
      'A PDF is printed from the built app, which is not there.',
      'Run `npm start` once.',
    );
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/page-server.ts'], {
    cwd: projectRoot(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      PERUNIT_ROOT: projectRoot(),
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      PERUNIT_SERVES: 'paper',
    },
  });
  try {
    const { address, token } = await answerOf(child, report);
    return { url: heldAddress(address, report, token), stop: () => child.kill() };
  } catch (error) {
    child.kill();
    throw error;
  }
}

function answerOf(child: ChildProcess, report: MonthlyReport): Promise<PageServerAnswer> {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-lastWordsLength);
  });
  return new Promise((resolve, reject) => {
    const fail = (what: string) =>
      reject(
        new PaperError(
          'page-failed',
          `The page to print could not be served: ${what}`,
          'Run `npm start` once, so that the app is built anew.',
        ),
      );
    const limit = setTimeout(() => fail(`it did not start within ${START_LIMIT_MS / 1000} s.`), START_LIMIT_MS);
    child.once('message', (answer: PageServerAnswer) => {
      clearTimeout(limit);
      resolve(answer);
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => {
      clearTimeout(limit);
      fail(/^\w*Error\b.*/m.exec(lastWords)?.[0] ?? `it ended with ${code}.`);
    });
    child.send(report);
  });
}
