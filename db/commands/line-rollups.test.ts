import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { projectRoot } from '../data-directory';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { commitImport } from './commit-import';
import { discardImport } from './discard-import';
import { rebuildRollups } from './rebuild-rollups';
import { stageImport } from './stage-import';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const stage = (facts: readonly SampleFact[]) =>
  stageImport(db, sampleScan(facts), { classify: classifySample, by: 'test' });

const importBill = async (facts: readonly SampleFact[]) => {
  const { importId } = await stage(facts);
  return commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'test' });
};

const rowsOf = (table: string) => db.raw.prepare(`SELECT * FROM ${table}`).all();

type ReadLine = { readonly month: string; readonly service: string; readonly costType: string | null };

const lines = () =>
  db.raw
    .prepare<[], ReadLine>(
      `SELECT r.billing_month AS month, s.text AS service, c.text AS costType, r.billed, r.list,
         r.quantity_micros AS micros, r.late_micros AS late, date(r.first_day * 86400, 'unixepoch') AS first,
         date(r.last_day * 86400, 'unixepoch') AS last
       FROM line_rollups r JOIN line_keys k ON k.id = r.line_key JOIN terms s ON s.id = k.service
       LEFT JOIN labels c ON c.id = r.cost_type ORDER BY 1, 2`,
    )
    .all();

const s3 = { service: 'S3', month: '2026-01', billed: 1n } as const;
const ec2 = { service: 'EC2', month: '2026-01', billed: 4n, hours: 5n } as const;

describe('the lines of a bill', () => {
  it('sum the facts of a key and month, with their first and last day and the last week’s quantity', async () => {
    const bill = [
      { ...s3, day: 25, hours: 2n },
      { ...s3, day: 24, hours: -9n },
    ];
    await importBill([...bill, ec2, { ...ec2, month: '2025-12' }]);
    const first = { service: 'EC2', costType: 'EC2', billed: 4n, list: 4n, micros: 5_000_000n, late: 0n };
    expect(lines()).toEqual([
      { month: '2025-12', ...first, first: '2025-12-01', last: '2025-12-01' },
      { month: '2026-01', ...first, first: '2026-01-01', last: '2026-01-01' },
      {
        ...{
          month: '2026-01',
          service: 'S3',
          costType: 'S3',
          billed: 2n,
          list: 2n,
          micros: -7_000_000n,
          late: 2_000_000n,
        },
        ...{ first: '2026-01-24', last: '2026-01-25' },
      },
    ]);
  });

  it('know no quantity as soon as one fact does not, or the sum is beyond 64 bits', async () => {
    const large = { ...ec2, hours: 9_000_000_000_000n };
    await importBill([{ ...s3, hours: 2n }, s3, large, large]);
    expect(lines()).toMatchObject([{ micros: null }, { micros: null, billed: 2n }]);
  });

  it('go with a staged import that is discarded', async () => {
    const { importId } = await stage([s3]);
    expect(lines()).toHaveLength(1);
    discardImport(db, importId, { by: 'test' });
    expect(lines()).toEqual([]);
  });
});

describe('an upgrade', () => {
  const mixed: readonly SampleFact[] = [
    { ...s3, hours: -3_000_000n, day: 29 },
    { ...s3, hours: 5_000_000_000n },
    { ...s3, hours: 4_000_000n, day: 26 },
    { ...ec2, list: null },
    { ...ec2, service: 'RDS', hours: 9_000_000_000_000n },
    { ...ec2, service: 'RDS', hours: 9_000_000_000_000n },
    { service: 'KMS', month: '2025-12', billed: 3n, accountId: '3333' },
  ];

  const upgrade = () => {
    db.raw.exec('DROP TABLE line_rollups');
    db.raw.exec(readFileSync(join(projectRoot(), 'db', 'migrations', '0006-line-rollups.sql'), 'utf8'));
  };

  it('makes the lines that an import would have made, without their cost types', async () => {
    await importBill(mixed);
    const imported = lines();
    upgrade();
    expect(lines()).toEqual(imported.map((line) => ({ ...line, costType: null })));
  });

  it('is complete once the rules are applied', async () => {
    await importBill(mixed);
    const [imported, rollups] = [rowsOf('line_rollups'), rowsOf('rollups')];
    upgrade();
    rebuildRollups(db, { from: null, classify: classifySample, by: 'test' });
    expect(rowsOf('line_rollups')).toEqual(imported);
    expect(rowsOf('rollups')).toEqual(rollups);
  });
});

it('new rules move lines to their cost type from their month on', async () => {
  await importBill([s3, { ...s3, month: '2025-12' }]);
  const classify = () => ({ costType: 'Storage', costClass: 'fixed-platform' as const, cluster: null });
  expect(rebuildRollups(db, { from: '2026-01', classify, by: 'test' })).toBe(1);
  expect(lines().map(({ month, costType }) => [month, costType])).toEqual([
    ['2025-12', 'S3'],
    ['2026-01', 'Storage'],
  ]);
});
