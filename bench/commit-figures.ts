import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../db/client';
import { commitImport } from '../db/commands/commit-import';
import { stageImport } from '../db/commands/stage-import';
import type { Classification, LineKey } from '../lib/kpis/types';
import { bounded, type Figure } from './figure';
import { type SyntheticBill, syntheticScan } from './synthetic-scan';

const classify = (key: LineKey): Classification => ({
  costType: key.usageType?.startsWith('EBS:') === true ? 'EBS' : key.service,
  costClass: 'unclassified',
  cluster: null,
});

/** Stages and commits one made-up month; the seconds that took. */
export const commitMonth = async (db: PerunitDatabase, bill: SyntheticBill): Promise<number> => {
  const started = performance.now();
  const { importId } = await stageImport(db, syntheticScan(bill), { classify, by: 'bench' });
  const { result } = commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by: 'bench' });
  if (result !== 'imported') throw new Error(`the made-up month was ${result}`);
  return (performance.now() - started) / 1000;
};

/** Facts a second from the scan's hand into the database: keys, facts, rollups, totals and the commit. */
export const commitFigures = async (directory: string): Promise<Figure[]> => {
  const path = join(directory, 'commit', 'perunit.db');
  const db = openDatabase(path);
  await commitMonth(db, { month: '2025-12', facts: 50_000, accounts: 60, keysPerAccount: 40 });
  const facts = 1_000_000;
  const seconds = await commitMonth(db, { month: '2026-01', facts, accounts: 60, keysPerAccount: 400 });
  closeDatabase(db);
  await rm(join(directory, 'commit'), { recursive: true });
  const speed = facts / seconds;
  return [bounded('facts committed', speed, 'facts/s', 'at least 400,000 facts/s', speed >= 400_000)];
};
