import type { EnvironmentId } from '../kpis/types';

/** Environments in the order in which they are stacked and listed. */
export const environmentOrder = [
  'production',
  'core',
  'test',
  'dev',
  'staging',
  'shared',
  'unmapped',
] as const satisfies readonly EnvironmentId[];

export type ListedEnvironment = (typeof environmentOrder)[number];

export const environmentNames: Readonly<Record<EnvironmentId, string>> = {
  production: 'Production',
  core: 'Core',
  test: 'Test',
  dev: 'Dev',
  staging: 'Staging',
  shared: 'Shared',
  unmapped: 'Unmapped',
  'out-of-scope': 'Out of scope',
};
