import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal } from './compile-sql';

export type LockedOptions = {
  readonly paths: readonly string[];
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly temporaryDirectory: string;
  readonly temporaryMegabytes: number;
  /** Whether rows keep the file's order: needed to say where a row stands, slower otherwise. */
  readonly ordered: boolean;
};

/**
 * Opens DuckDB for hostile files: it may read the given paths and spill to its private folder, and nothing else,
 * and none of that can be changed afterwards. DuckDB itself takes files for trusted, so this runs in a child process.
 */
export const openLockedDuckDb = async (options: LockedOptions): Promise<DuckDBConnection> => {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryMegabytes}MB`,
    threads: String(options.threads),
    preserve_insertion_order: String(options.ordered),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: options.temporaryDirectory,
    max_temp_directory_size: `${options.temporaryMegabytes}MB`,
  });
  const connection = await instance.connect();
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  await connection.run(`SET allowed_paths = [${options.paths.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return connection;
};
