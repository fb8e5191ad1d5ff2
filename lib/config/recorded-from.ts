/** The files that a configuration is changed by. */
export type ConfigFileFormat = 'yaml' | 'accounts-csv';

const words: Readonly<Record<ConfigFileFormat, string>> = {
  yaml: 'from configuration file',
  'accounts-csv': 'from accounts CSV',
};

/** Who is said to have recorded what a file brought: `Ana, from configuration file`. */
export const recordedFrom = (by: string, format: ConfigFileFormat): string => `${by}, ${words[format]}`;
