import { spawn } from 'node:child_process';

/** Runs a program to its end; false when it is not installed. Throws with its last words when it fails. */
export function runProgram(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let lastWords = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-1_000);
    });
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(false) : reject(error)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(true);
      else reject(new Error(`${command} ended with ${code ?? signal}: ${lastWords}`));
    });
  });
}
