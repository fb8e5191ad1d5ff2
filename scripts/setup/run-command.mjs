import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory is. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program in the project's folder and waits for it. Its output is kept, and shown as well with `show`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program could not be started
 */
export function runCommand(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    const keep = (/** @type {NodeJS.WriteStream} */ out) => (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk);
      if (show) out.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    const end = (/** @type {number} */ code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal ? 1 : 0)));
  });
}

/**
 * The last lines of a program's output, for a message.
 * @param {string} output
 */
export const lastLines = (output, count = 30) => output.trimEnd().split('\n').slice(-count).join('\n');
