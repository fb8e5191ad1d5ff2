import type { EnvironmentId } from '@/lib/kpis/types';

/** The environments in the order of the report, as people call them. */
export const environmentNames: Readonly<Record<EnvironmentId, string>> = {
  production: 'Production',
  core: 'Core',
  test: 'Test',
  dev: 'Dev',
  staging: 'Staging',
  shared: 'Shared',
  'out-of-scope': 'Out of scope',
  unmapped: 'Not mapped yet',
};

/** In the order in which they are offered. */
export const environmentIds = Object.keys(environmentNames) as EnvironmentId[];
