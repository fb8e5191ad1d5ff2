import type { DuckDBConnection } from '@duckdb/node-api';
import { billSourceOf } from '../sources/bill-registry';
import { literal } from './compile-sql';
import { locateBadRows } from './locate-bad-rows';
import { type LockedOptions, openLockedDuckDb } from './locked-duckdb';
import { readFacts } from './read-facts';
import { needsExactPass, readScan } from './read-scan';
import { tagCellsRepeat } from './sample-tags';
import type { FromChild, ParquetColumn, ScanRequest, SentBatch, ToChild } from './scan-request';
import { groupSql, type ScanShape } from './scan-sql';
import { amountKinds, canonicalColumns, type FileColumns, readColumns, sourceSql } from './source-sql';
import { surveyRows } from './survey-rows';

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
    files.push({ file, columns: canonicalColumns(source, header, file) });
  }
  return files;
};

const shapeOf = (request: ScanRequest, files: readonly FileColumns[]): ScanShape => {
  const { mapping } = billSourceOf(request.format);
  const present = new Set(files.flatMap(({ columns }) => [...columns.keys()]));
  const columns = new Set(readColumns(mapping, request.tagKeys).filter((name) => present.has(name)));
  const everywhere = new Set([...columns].filter((name) => files.every((file) => file.columns.has(name))));
  const columnCount = Math.max(
    ...files.map((file) => [...file.columns.values()].filter((one) => one.name !== null).length),
  );
  const amounts = amountKinds(files, mapping);
  return {
    mapping,
    columns,
    everywhere,
    amounts,
    tagKeys: request.tagKeys,
    latestMonth: request.latestMonth,
    columnCount,
    groupsByTagCell: false,
  };
};

/** How many rows Parquet files say that they hold; null when a CSV is among them, whose rows nobody has counted yet. */
const declaredRows = async (connection: DuckDBConnection, request: ScanRequest): Promise<number | null> => {
  if (request.files.some(({ form }) => form !== 'parquet')) return null;
  const paths = request.files.map(({ path }) => literal(path)).join(', ');
  const answer = await connection.runAndReadAll(`SELECT sum(num_rows) FROM parquet_file_metadata([${paths}])`);
  return Number(answer.getRows()[0]?.[0] ?? 0);
};

/** Tells how far a pass is; `from` is the share that is done before it. */
const reportProgress = (connection: DuckDBConnection, rows: number | null, from: number): (() => void) => {
  const timer = setInterval(() => {
    // DuckDB's own rows_processed is an estimate from sizes, not a count of rows.
    const { percentage } = connection.progress;
    if (percentage < 0) return;
    const ofPass = Math.min(1, percentage / 100);
    const done = { share: from + ofPass * (1 - from), rows: rows === null ? null : Math.floor(rows * ofPass) };
    void send({ say: 'progress', done }).catch(() => {});
  }, 250);
  return () => clearInterval(timer);
};

/** The second pass meets the same broken lines again. */
const forgetRejects = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('DROP TABLE IF EXISTS reject_errors');
  await connection.run('DROP TABLE IF EXISTS reject_scans');
};

const sampledBytes = 20_000_000;

/** A small bill is read sooner than its tags are sampled. The sample may meet broken lines, which the scan meets again. */
const sampleTags = async (
  connection: DuckDBConnection,
  { files }: ScanRequest,
  shape: ScanShape,
  source: string,
): Promise<boolean> => {
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) < sampledBytes) return false;
  const repeat = await tagCellsRepeat(connection, shape, source);
  await forgetRejects(connection);
  return repeat;
};

const scan = async (request: ScanRequest): Promise<AsyncGenerator<SentBatch>> => {
  const connection = await openLockedDuckDb(lockedOptions(request, false));
  const files = await fileColumns(connection, request);
  const plain = shapeOf(request, files);
  const source = sourceSql(files, {
    names: [...plain.columns],
    amounts: plain.amounts,
    ordered: false,
    skip: request.skip ?? null,
  });
  const shape = { ...plain, groupsByTagCell: await sampleTags(connection, request, plain, source) };
  const rows = await declaredRows(connection, request);
  const pass = async (precision: 'fast' | 'exact', from: number) => {
    const stop = reportProgress(connection, rows, from);
    await connection.run(groupSql(shape, precision, source)).finally(stop);
  };
  await pass('fast', 0);
  const needsExact = await needsExactPass(connection);
  if (needsExact) {
    await forgetRejects(connection);
    await pass('exact', 0.5);
  }
  const scanned = await readScan(connection, request, shape, needsExact ? 'exact' : 'fast');
  await send({ say: 'scanned', scanned });
  return readFacts(connection, shape, scanned.magnitude);
};

const locate = async (request: ScanRequest, limit: number): Promise<void> => {
  const connection = await openLockedDuckDb(lockedOptions(request, true));
  const files = await fileColumns(connection, request);
  await send({
    say: 'located',
    rows: await locateBadRows(connection, files, shapeOf(request, files), { ...request, limit }),
  });
};

const survey = async (request: ScanRequest): Promise<void> => {
  const question = billSourceOf(request.format).survey?.question;
  if (question === undefined) throw new Error(`${request.format} has no survey.`);
  const connection = await openLockedDuckDb(lockedOptions(request, false));
  await send({ say: 'surveyed', rows: await surveyRows(connection, await fileColumns(connection, request), question) });
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
  if (message.ask === 'survey') return survey(message.request);
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
