import { fork } from 'node:child_process';
import type { PrintOrder, PrintOutcome } from './print-child';

/** Prints with the app's own code, in a process that the test can give another environment. */
export function printInChild(order: PrintOrder, env: Readonly<Record<string, string>> = {}): Promise<PrintOutcome[]> {
  const child = fork('e2e/paper/print-child.ts', {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (outcomes: PrintOutcome[]) => resolve(outcomes));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The printing process ended with ${code}.`)));
    child.send(order);
  });
}
