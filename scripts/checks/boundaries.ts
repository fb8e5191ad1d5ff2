import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const AREAS = ['app', 'bench', 'cli', 'components', 'db', 'e2e', 'lib', 'scripts'];

const cruiseResult = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
  modules: z.array(z.object({ source: z.string() })),
});

export type Boundaries = {
  /** How many files of the project were read; a check that read none proves nothing. */
  readonly modules: number;
  readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: string }[];
};

/** Reads every import of the project in `root` against .dependency-cruiser.cjs. Throws when it can't. */
export async function readBoundaries(root: string): Promise<Boundaries> {
  const areas = AREAS.filter((area) => existsSync(join(root, area)));
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...areas],
      { cwd: root, maxBuffer: 256 * 1024 * 1024 },
      // It exits with the number of violations; only an unreadable answer is a failure.
      (error, stdout, stderr) => (stdout === '' ? reject(new Error(stderr || error?.message)) : resolve(stdout)),
    );
  });
  const { summary, modules } = cruiseResult.parse(JSON.parse(output));
  const own = modules.filter(({ source }) => AREAS.some((area) => source.startsWith(`${area}/`)));
  return {
    modules: own.length,
    violations: summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name })),
  };
}
