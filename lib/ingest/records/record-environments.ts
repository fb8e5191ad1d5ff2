import type { EnvironmentId } from '../../kpis/types';

/** The environments that a file may name; `unmapped` is what no mapping names, so no file can. */
export const recordEnvironments = [
  'production',
  'core',
  'test',
  'dev',
  'staging',
  'shared',
  'out-of-scope',
] as const satisfies readonly EnvironmentId[];
