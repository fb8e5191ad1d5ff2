import type { EnvironmentId } from '@/lib/kpis/types';

type Suggestion = { readonly environment: EnvironmentId; readonly words: readonly string[] };

/** The first line with a word of the name in it wins: “non-prod” must not read as production, nor “prod-shared” as shared. */
const suggestions: readonly Suggestion[] = [
  { environment: 'staging', words: ['staging', 'stage', 'stg', 'preprod', 'uat', 'demo'] },
  { environment: 'test', words: ['test', 'testing', 'tests', 'qa', 'ci', 'e2e', 'perf', 'loadtest'] },
  {
    environment: 'dev',
    words: ['dev', 'devel', 'development', 'developer', 'developers', 'sandbox', 'playground', 'nonprod'],
  },
  { environment: 'production', words: ['prod', 'prd', 'production', 'live'] },
  { environment: 'core', words: ['core', 'platform', 'control', 'controlplane'] },
  {
    environment: 'shared',
    words: [
      'shared',
      'management',
      'mgmt',
      'payer',
      'root',
      'master',
      'billing',
      'security',
      'audit',
      'log',
      'logs',
      'logging',
      'archive',
      'network',
      'networking',
      'dns',
      'identity',
      'backup',
      'backups',
      'infra',
      'infrastructure',
      'tooling',
      'tools',
      'services',
    ],
  },
];

/** The environment that an account's name speaks of; null when it speaks of none. A suggestion only: a person saves it. */
export function suggestEnvironment(name: string | null, isPayer: boolean): EnvironmentId | null {
  const words = wordsOf(name ?? '');
  const found = suggestions.find((suggestion) => suggestion.words.some((word) => words.has(word)));
  return found?.environment ?? (isPayer ? 'shared' : null);
}

/** `acmeProd-02 (Pre-Prod)` → acme, prod, preprod: joined pairs count as words, and hide what they are made of. */
function wordsOf(name: string): ReadonlySet<string> {
  const joined = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(pre|non)[\s_-]+(prod)(uction)?/g, '$1$2')
    .replace(/\bcontrol[\s_-]+plane/g, 'controlplane');
  return new Set(joined.split(/[^a-z0-9]+/).flatMap((word) => [word, word.replace(/\d+$/, '')]));
}
