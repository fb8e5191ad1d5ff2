import { fork } from 'node:child_process';
import type { PrintOrder, PrintOutcome } from './print-child';

/** Prints with the app's own code, in a process that the test can give another environment. */
export function printInChild(order: PrintOrder, env: Readonly<Record<string, string>> = {}): Promise<PrintOutcome[]> {
  const child = fork('e2e/paper/print-child.ts', {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let answer = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && answer !== '') resolve(JSON.parse(answer));
      else reject(new Error(`The printing process ended with ${code} and no answer.`));
    });
    child.send(order);
  });
}
