import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { InputForm } from './engine/scan-request';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;

export type WantedRecords = {
  /** Readable records by their number from 0, the header and broken ones left out. */
  readonly records: ReadonlySet<number>;
  /** Broken records by the byte that they start at. */
  readonly starts: ReadonlySet<number>;
};

export type FoundLines = {
  readonly records: ReadonlyMap<number, number>;
  readonly starts: ReadonlyMap<number, number>;
};

const openText = (path: string, form: InputForm): Readable => {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  return form === 'csv.gz' ? file.pipe(createGunzip()) : file;
};

/** Walks a CSV's bytes and knows at each line end whether a record ends with it. */
class RecordWalk {
  readonly found = { records: new Map<number, number>(), starts: new Map<number, number>() };
  private line = 1;
  private byte = 0;
  private isQuoted = false;
  private isBlank = true;
  private recordLine = 1;
  private recordStart = 0;
  private record = -1;

  constructor(private readonly wanted: WantedRecords) {}

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      this.byte += 1;
      if (byte === quote) this.isQuoted = !this.isQuoted;
      if (byte === lineFeed) this.endLine();
      else if (byte !== carriageReturn) this.isBlank = false;
    }
  }

  private endLine(): void {
    this.line += 1;
    if (this.isQuoted) return;
    // DuckDB counts the blank lines before a broken record as its own, so its start stays before them.
    if (!this.isBlank) {
      this.endRecord();
      this.recordStart = this.byte;
    }
    this.isBlank = true;
    this.recordLine = this.line;
  }

  /** The header is record −1. A broken record has no number. */
  endRecord(): void {
    if (this.wanted.starts.has(this.recordStart)) {
      this.found.starts.set(this.recordStart, this.recordLine);
      return;
    }
    if (this.wanted.records.has(this.record)) this.found.records.set(this.record, this.recordLine);
    this.record += 1;
  }

  end(): FoundLines {
    if (!this.isBlank) this.endRecord();
    return this.found;
  }

  get isDone(): boolean {
    return this.found.records.size === this.wanted.records.size && this.found.starts.size === this.wanted.starts.size;
  }
}

/** The lines, counted from 1 as an editor does, that records start on: newlines inside quotes count, blank lines too. */
export const locateLines = async (path: string, form: InputForm, wanted: WantedRecords): Promise<FoundLines> => {
  const walk = new RecordWalk(wanted);
  for await (const chunk of openText(path, form)) {
    walk.add(chunk);
    if (walk.isDone) break;
  }
  return walk.end();
};
