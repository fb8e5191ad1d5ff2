import 'server-only';
import type { InputFile, MappedColumn, Notice, Reject } from '../../../lib/ingest/types';
import type { PerunitDatabase } from '../../client';
import { type ImportKind, importColumns, importFiles, importNotices, importRejects, imports } from '../../schema';
import { recordedNow } from '../../write';

/** What every import has, whatever it is made of. */
export type ImportHeader = {
  readonly kind: ImportKind;
  readonly format: string;
  readonly name: string;
  readonly sha256: string;
  readonly currency: string | null;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly rejectedBilled: string | null;
  /** Exact decimal; null for small files. */
  readonly billed: string | null;
  readonly files: readonly InputFile[];
  readonly columns: readonly MappedColumn[];
  readonly columnCount: number;
  readonly rejects: readonly Reject[];
  readonly notices: readonly Notice[];
};

/** Adds a staged import with its files, columns, rejects and notices; returns its id. */
export const insertImport = (orm: PerunitDatabase['orm'], header: ImportHeader, by: string): number => {
  const { files, columns, rejects, notices, ...own } = header;
  const [row] = orm
    .insert(imports)
    .values({ ...own, status: 'staged', factCount: 0, pid: process.pid, by, stagedAt: recordedNow() })
    .returning({ id: imports.id })
    .all();
  if (row === undefined) throw new Error('The import was not added.');
  const importId = row.id;
  for (const { name, bytes, sha256 } of files) orm.insert(importFiles).values({ importId, name, bytes, sha256 }).run();
  for (const column of columns)
    orm
      .insert(importColumns)
      .values({ importId, ...column })
      .run();
  for (const reject of rejects)
    orm
      .insert(importRejects)
      .values({ importId, ...reject })
      .run();
  for (const notice of notices)
    orm
      .insert(importNotices)
      .values({ importId, ...notice })
      .run();
  return importId;
};
