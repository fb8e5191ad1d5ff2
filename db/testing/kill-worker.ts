import 'server-only';
import { closeDatabase, openDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { stageImport } from '../commands/stage-import';
import { classifySample, sampleScan } from './sample-scan';

/** Facts in each of its bills; every fact costs one nano. */
const factsPerBill = 400;

const months = ['2026-01', '2026-02', '2026-03'];

/** Imports bill after bill until it is killed, and prints `month version` for each that was acknowledged. */
const importForever = async (path: string, firstVersion: number): Promise<void> => {
  const db = openDatabase(path);
  for (let version = firstVersion; ; version += 1) {
    const month = months[version % months.length] ?? '';
    const facts = Array.from({ length: factsPerBill }, (_, index) => ({
      ...{ month, billed: 1n, accountId: String(index % 7), usageType: `version ${version} ${index}` },
    }));
    const { importId } = await stageImport(db, sampleScan(facts), { classify: classifySample, by: 'worker' });
    commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by: 'worker' });
    process.stdout.write(`${month} ${importId}\n`);
    if (version - firstVersion > 10_000) break;
  }
  closeDatabase(db);
};

const [path, firstVersion] = process.argv.slice(2);
if (path !== undefined && firstVersion !== undefined) await importForever(path, Number(firstVersion));
