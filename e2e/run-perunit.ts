import { execFile } from 'node:child_process';

export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the command line on the data that the browser looks at. */
export function runPerunit(...args: string[]): Promise<CommandResult> {
  const env = { ...process.env, PERUNIT_DATA: process.env['PERUNIT_E2E_DATA'] };
  return new Promise((resolve) => {
    execFile(process.execPath, ['cli/perunit.mjs', ...args], { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
