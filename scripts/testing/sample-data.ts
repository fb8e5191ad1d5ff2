import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folder of sample data that is not part of the repository: PERUNIT_SAMPLE_DATA, else ../shared/data. Null when it
 * is not there; with PERUNIT_REQUIRE_SAMPLE_DATA=1 its absence is an error.
 */
export const sampleDataDirectory = (): string | null => {
  const directory = process.env['PERUNIT_SAMPLE_DATA'] ?? join(repository, '../shared/data');
  if (existsSync(join(directory, 'focus-1.0/truth.json'))) return directory;
  if (process.env['PERUNIT_REQUIRE_SAMPLE_DATA'] !== '1') return null;
  throw new Error(`There is no sample data in ${directory}, and PERUNIT_REQUIRE_SAMPLE_DATA=1 asks for it.`);
};

/** A test's title, with the reason when it cannot run. */
export const sampleDataTitle = (title: string): string =>
  sampleDataDirectory() === null ? `${title} (skipped, no sample data)` : title;
