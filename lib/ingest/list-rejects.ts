import { ScanProcess } from './engine/scan-process';
import type { BadRow, BrokenRow, ScanFile, Scanned, ScanRequest } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { locateLines } from './locate-lines';
import type { Reject } from './types';

const listedRejects = 1000;
const timeLimitMs = 60 * 60_000;

const findBadRows = async (request: ScanRequest): Promise<readonly BadRow[]> => {
  const child = new ScanProcess(timeLimitMs);
  try {
    await child.ready();
    const { rows } = await child
      .ask({ ask: 'locate', request, limit: listedRejects }, 'located')
      .catch((error: unknown) => explainFailure(request.files[0]?.name ?? '', error));
    return rows;
  } finally {
    child.kill();
  }
};

const brokenReject = (file: ScanFile, row: BrokenRow, line: number | null): Reject => ({
  file: file.name,
  line,
  column: null,
  value: null,
  reason: `does not have the header’s columns (${row.text.replace(/\s+/g, ' ').slice(0, 160)})`,
  remedy: 'Compare the line with the header, or export the bill again.',
});

const badReject = (file: ScanFile, row: BadRow, line: number | null): Reject => ({
  file: file.name,
  line,
  column: row.column,
  value: row.value,
  reason: row.reason,
  remedy: file.form === 'parquet' ? `${row.remedy} It is row ${row.record + 1} of the file.` : row.remedy,
});

const rejectsOfFile = async (
  file: ScanFile,
  bad: readonly BadRow[],
  broken: readonly BrokenRow[],
): Promise<Reject[]> => {
  const wanted = {
    records: new Set(bad.map(({ record }) => record)),
    starts: new Set(broken.map(({ recordStart }) => recordStart)),
  };
  const found = file.form === 'parquet' ? null : await locateLines(file.path, file.form, wanted);
  const rejects = [
    ...bad.map((row) => badReject(file, row, found?.records.get(row.record) ?? null)),
    ...broken.map((row) => brokenReject(file, row, found?.starts.get(row.recordStart) ?? null)),
  ];
  return rejects.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
};

/** The rejected rows by file and line, the first 1,000 of them; a second pass that only bad bills pay for. */
export const listRejects = async (request: ScanRequest, scanned: Scanned): Promise<Reject[]> => {
  const bad = scanned.badRows > 0 ? await findBadRows(request) : [];
  const lists: Reject[] = [];
  for (const [index, file] of request.files.entries()) {
    const ofFile = <Row extends { readonly file: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.file === index);
    const [badHere, brokenHere] = [ofFile(bad), ofFile(scanned.broken)];
    if (badHere.length + brokenHere.length > 0) lists.push(...(await rejectsOfFile(file, badHere, brokenHere)));
  }
  return lists.slice(0, listedRejects);
};
