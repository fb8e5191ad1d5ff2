import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusCsv } from './corpus/focus-csv';
import { ScanProcess, ScanProcessError } from './engine/scan-process';
import type { Scanned, ScanRequest } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { IngestError } from './ingest-error';
import { setsOfPaths } from './testing/scan-paths';

const mutants = 300;
const rows = 40;
const limitMs = 20_000;

let directory = '';
let original = Buffer.alloc(0);
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-hostile-'));
  const [csv, parquet] = [join(directory, 'good.csv'), join(directory, 'good.parquet')];
  const lines = Array.from({ length: rows }, (_, index) => ({
    BilledCost: `${index}.25`,
    ChargeDescription: `${index}`,
  }));
  writeFileSync(csv, focusCsv(lines));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * REPLACE (CAST(BilledCost AS DECIMAL(18,6)) AS BilledCost)
    FROM read_csv('${csv}', all_varchar = true, header = true)) TO '${parquet}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  original = readFileSync(parquet);
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
const randomNumbers = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const footerBytes = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 8) + 8;

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const flip = (bytes: Buffer, from: number, to: number, random: () => number, count: number): Buffer => {
  for (let flips = 0; flips < count; flips += 1) {
    const at = from + Math.floor(random() * (to - from));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
};

const mutations: Readonly<Record<string, Mutation>> = {
  'bits of the pages': (bytes, random) =>
    flip(bytes, 4, bytes.length - footerBytes(bytes), random, 1 + Math.floor(random() * 4)),
  'bits of the footer': (bytes, random) => flip(bytes, bytes.length - footerBytes(bytes), bytes.length - 8, random, 1),
  'a huge size in the footer': (bytes, random) => {
    const from = bytes.length - footerBytes(bytes);
    bytes
      .fill(0xff, from + Math.floor(random() * (footerBytes(bytes) - 20)), undefined)
      .write('PAR1', bytes.length - 4);
    bytes.writeUInt32LE(original.readUInt32LE(original.length - 8), bytes.length - 8);
    return bytes;
  },
  'a huge number in the middle of the footer': (bytes, random) => {
    const at = bytes.length - footerBytes(bytes) + Math.floor(random() * (footerBytes(bytes) - 20));
    Buffer.from([0xfe, 0xff, 0xff, 0xff, 0x0f]).copy(bytes, at);
    return bytes;
  },
  'a wrong length of the footer': (bytes, random) => {
    bytes.writeUInt32LE(Math.floor(random() * 0xffff_ffff), bytes.length - 8);
    return bytes;
  },
  'a cut': (bytes, random) => bytes.subarray(0, 4 + Math.floor(random() * (bytes.length - 5))),
  'a hole': (bytes, random) => bytes.fill(0, 4 + Math.floor(random() * (bytes.length - 100)), bytes.length - 60),
};

/** One reading process for many mutants, and a new one whenever a mutant ends it. */
class Reader {
  private child: ScanProcess | null = null;

  async read(path: string, bytes: number): Promise<Scanned> {
    this.child ??= new ScanProcess(limitMs * mutants);
    const child = this.child;
    const request: ScanRequest = {
      files: [{ path, name: 'mutant.parquet', form: 'parquet', bytes, header: null }],
      format: 'focus-1.0',
      tagKeys: [],
      latestMonth: null,
      memoryMegabytes: 256,
      threads: 1,
      temporaryDirectory: '',
      temporaryMegabytes: 0,
    };
    const timer = setTimeout(() => child.stop('took too long'), limitMs);
    try {
      if (!this.isReady) await child.ready();
      this.isReady = true;
      await child.ask({ ask: 'columns', path }, 'columns');
      const { scanned } = await child.ask({ ask: 'scan', request }, 'scanned');
      for (;;) if ((await child.ask({ ask: 'batch' }, 'batch')).batch === null) return scanned;
    } catch (error) {
      if (!(error instanceof ScanProcessError) || error.ending !== 'failed') this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private isReady = false;

  close(): void {
    this.child?.kill();
    this.child = null;
    this.isReady = false;
  }
}

/** What a mutant came to: a refusal in words, or the counts of a scan. */
const outcomeOf = async (reader: Reader, path: string, bytes: number) => {
  try {
    return { scanned: await reader.read(path, bytes), problem: null };
  } catch (error) {
    try {
      return explainFailure('mutant.parquet', error);
    } catch (explained) {
      if (!(explained instanceof IngestError)) throw explained;
      return { scanned: null, problem: explained.problem };
    }
  }
};

describe('a Parquet file that was tampered with', () => {
  it(`ends in a clear refusal or in counts that add up, ${mutants} times`, { timeout: 300_000 }, async () => {
    const random = randomNumbers(20_260_101);
    const reader = new Reader();
    const kinds = Object.entries(mutations);
    const path = join(directory, 'mutant.parquet');
    let refused = 0;
    for (let index = 0; index < mutants; index += 1) {
      const [name, mutate] = kinds[index % kinds.length] ?? ['', (bytes: Buffer) => bytes];
      const bytes = mutate(Buffer.from(original), random);
      writeFileSync(path, bytes);
      const { scanned, problem } = await outcomeOf(reader, path, bytes.length);
      if (problem !== null) {
        refused += 1;
        expect(problem, `${name} ${index}`).toMatchObject({
          code: expect.stringMatching(/^(damaged-parquet|scan-failed|out-of-memory|bad-encoding)$/),
        });
        expect(problem.text.length, `${name} ${index}`).toBeGreaterThan(10);
        continue;
      }
      const accepted = scanned.totals.reduce((sum, total) => sum + total.rows, 0);
      expect(accepted + scanned.badRows + scanned.leftOutRows, `${name} ${index}`).toBe(scanned.rows);
      for (const { billed, effective } of scanned.totals)
        expect(`${billed} ${effective}`).toMatch(/^-?[\d.]+ -?[\d.]+$/);
    }
    reader.close();
    expect(refused).toBeGreaterThan(mutants / 3);
  });

  it('is refused through the whole way in when it is cut, at any place', async () => {
    for (const share of [0.1, 0.5, 0.99]) {
      const path = join(directory, `cut-${share}.parquet`);
      writeFileSync(path, original.subarray(0, Math.floor(original.length * share)));
      expect(await setsOfPaths([path])).toMatchObject([{ kind: 'refused', problems: [{ code: 'damaged-parquet' }] }]);
    }
  });
});
