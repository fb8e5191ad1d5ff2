import { expect, it } from 'vitest';
import { commitImport } from '../../db/commands/commit-import';
import { stageImport } from '../../db/commands/stage-import';
import { sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { classifier } from './classifier';
import { classifyUpgraded } from './classify-upgraded';

it('lines that an upgrade made get their cost types once, by the rules in force', async () => {
  const { db, remove } = temporaryDatabase();
  const scan = sampleScan([{ month: '2026-01', billed: 5n, service: 'AmazonS3' }]);
  const { importId } = await stageImport(db, scan, { classify: classifier(db), by: 'test' });
  commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by: 'test' });
  expect(classifyUpgraded(db)).toBe(0);
  const typeOf = () =>
    db.raw.prepare('SELECT l.text FROM line_rollups r LEFT JOIN labels l ON l.id = r.cost_type').pluck().all();
  db.raw.exec('UPDATE line_rollups SET cost_type = 0');
  expect(typeOf()).toEqual([null]);
  expect(classifyUpgraded(db)).toBe(1);
  expect(typeOf()).toEqual(['S3']);
  expect(classifyUpgraded(db)).toBe(0);
  remove();
});
