import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT_CODES } from './exit-codes';

/** Runs the command as a shell does, from a folder that is not the project's. */
function runPerunit(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(process.cwd(), 'cli/perunit.mjs'), ...args],
      { cwd: tmpdir() },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

test('the version is that of the package', async () => {
  expect(await runPerunit('--version')).toMatchObject({
    code: EXIT_CODES.done,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('an unknown command is a usage error that shows where help is', async () => {
  const { code, stdout, stderr } = await runPerunit('there-is-no-such-command');
  expect({ code, stdout }).toEqual({ code: EXIT_CODES.usage, stdout: '' });
  expect(stderr).toContain('perunit --help');
});

test('help is not an error', async () => {
  expect(await runPerunit('--help')).toMatchObject({ code: EXIT_CODES.done, stderr: '' });
});
