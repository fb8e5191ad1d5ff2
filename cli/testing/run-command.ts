import { execFile } from 'node:child_process';
import { join } from 'node:path';

export type CommandRun = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs `perunit` as a shell does, and waits for its end. */
export const runCommand = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandRun> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(process.cwd(), 'cli/perunit.mjs'), ...args],
      { env: { ...process.env, ...environment }, maxBuffer: 64_000_000 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
