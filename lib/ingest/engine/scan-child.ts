import type { DuckDBConnection } from '@duckdb/node-api';
import { billSourceOf } from '../sources/bill-registry';
import { literal } from './compile-sql';
import { locateBadRows } from './locate-bad-rows';
import { type LockedOptions, openLockedDuckDb } from './locked-duckdb';
import { readFacts } from './read-facts';
import { needsExactPass, readScan } from './read-scan';
import type { FromChild, ParquetColumn, ScanRequest, SentBatch, ToChild } from './scan-request';
import { groupSql, type ScanShape } from './scan-sql';
import { amountKinds, canonicalColumns, type FileColumns, readColumns, sourceSql } from './source-sql';

/**
 * The process that opens files nobody vouches for. It speaks with its parent over IPC, reads the files that it is
 * given and nothing else, and may be killed at any time.
 */

const send = (message: FromChild): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const lockedOptions = (request: ScanRequest, ordered: boolean): LockedOptions => ({
  ...request,
  paths: request.files.map(({ path }) => path),
  ordered,
});

const describeParquet = async (connection: DuckDBConnection, path: string): Promise<ParquetColumn[]> =>
  (await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`))
    .getRows()
    .map(([name, type]) => ({ name: String(name), type: String(type) }));

const fileColumns = async (connection: DuckDBConnection, request: ScanRequest): Promise<FileColumns[]> => {
  const source = billSourceOf(request.format);
  const files: FileColumns[] = [];
  for (const file of request.files) {
    const header =
      file.header?.map((name) => ({ name, type: 'VARCHAR' })) ?? (await describeParquet(connection, file.path));
    files.push({ file, columns: canonicalColumns(source, header) });
  }
  return files;
};

const shapeOf = (request: ScanRequest, files: readonly FileColumns[]): ScanShape => {
  const { mapping } = billSourceOf(request.format);
  const present = new Set(files.flatMap(({ columns }) => [...columns.keys()]));
  const columns = new Set(readColumns(mapping, request.tagKeys).filter((name) => present.has(name)));
  const columnCount = Math.max(...files.map((file) => file.columns.size));
  return { mapping, columns, amounts: amountKinds(files, mapping), tagKeys: request.tagKeys, columnCount };
};

const reportProgress = (connection: DuckDBConnection): (() => void) => {
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage >= 0) void send({ say: 'progress', share: percentage / 100 }).catch(() => {});
  }, 250);
  return () => clearInterval(timer);
};

/** The second pass meets the same broken lines again. */
const forgetRejects = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('DROP TABLE IF EXISTS reject_errors');
  await connection.run('DROP TABLE IF EXISTS reject_scans');
};

const scan = async (request: ScanRequest): Promise<AsyncGenerator<SentBatch>> => {
  const connection = await openLockedDuckDb(lockedOptions(request, false));
  const files = await fileColumns(connection, request);
  const shape = shapeOf(request, files);
  const source = sourceSql(files, { names: [...shape.columns], amounts: shape.amounts, ordered: false });
  const stop = reportProgress(connection);
  try {
    await connection.run(groupSql(shape, 'fast', source));
    const needsExact = await needsExactPass(connection);
    if (needsExact) {
      await forgetRejects(connection);
      await connection.run(groupSql(shape, 'exact', source));
    }
    await send({ say: 'scanned', scanned: await readScan(connection, request, shape, needsExact ? 'exact' : 'fast') });
  } finally {
    stop();
  }
  return readFacts(connection, shape);
};

const locate = async (request: ScanRequest, limit: number): Promise<void> => {
  const connection = await openLockedDuckDb(lockedOptions(request, true));
  const files = await fileColumns(connection, request);
  await send({ say: 'located', rows: await locateBadRows(connection, files, shapeOf(request, files), limit) });
};

const listColumns = async (path: string): Promise<void> => {
  const connection = await openLockedDuckDb({
    paths: [path],
    memoryMegabytes: 256,
    threads: 1,
    temporaryDirectory: '',
    temporaryMegabytes: 0,
    ordered: false,
  });
  const columns = await describeParquet(connection, path);
  const first =
    (await connection.runAndReadAll(`SELECT * FROM read_parquet(${literal(path)}) LIMIT 1`)).getRowsJson()[0] ?? [];
  await send({
    say: 'columns',
    columns: columns.map((column, index) => ({
      ...column,
      first: typeof first[index] === 'string' ? first[index] : null,
    })),
  });
};

let batches: AsyncGenerator<SentBatch> | null = null;

const answer = async (message: ToChild): Promise<void> => {
  if (message.ask === 'columns') return listColumns(message.path);
  if (message.ask === 'locate') return locate(message.request, message.limit);
  if (message.ask === 'scan') {
    batches = await scan(message.request);
    return;
  }
  const next = await batches?.next();
  await send({ say: 'batch', batch: next === undefined || next.done === true ? null : next.value });
};

process.on('message', (message: ToChild) => {
  answer(message).catch((error: unknown) =>
    send({ say: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
void send({ say: 'ready' });
