import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { stageImport } from '../../db/commands/stage-import';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import type { BillFormat } from '../../lib/ingest/types';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const by = 'test';
const month = '2025-03';
const data = mkdtempSync(join(tmpdir(), 'perunit-reconcile-'));
const run = (...args: string[]) => runCommand(['reconcile', ...args], { PERUNIT_DATA: data });

const withDatabase = async (work: (db: PerunitDatabase) => void | Promise<void>): Promise<void> => {
  const db = openDatabase(join(data, 'perunit.db'));
  try {
    await work(db);
  } finally {
    closeDatabase(db);
  }
};

const importBill = (format: BillFormat, s3: bigint) =>
  withDatabase(async (db) => {
    const facts = [
      { accountId: '01', month, service: 'AmazonEC2', billed: 900_000_000_000n },
      { accountId: '01', month, service: 'AmazonS3', billed: s3 },
    ];
    const { importId } = await stageImport(db, sampleScan(facts, { format }), { classify: classifySample, by });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  });

const invoice = (amount: string) =>
  withDatabase((db) => saveInvoiceTotal(db, { payerId: '1111', month, amount, currency: 'USD' }, { by }));

afterAll(() => rmSync(data, { recursive: true }));

describe('perunit reconcile', () => {
  it('says that there is no data yet', async () => {
    expect(await run(month)).toMatchObject({ code: EXIT_CODES.noData, stdout: '' });
    expect(await run('March')).toMatchObject({ code: EXIT_CODES.usage });
  });

  describe('with two bills of a month, one of them with a planted difference', () => {
    beforeAll(async () => {
      await importBill('cur-2.0', 112_500_000_000n);
      await importBill('focus-1.2', 100_000_000_000n);
    });

    it('finds the difference by account and service, and leaves the rest', async () => {
      const { code, stdout } = await run(month);
      expect(code).toBe(EXIT_CODES.done);
      expect(stdout).toContain('1111: focus-1.2:1111 (read) against cur-2.0:1111, billed cost');
      expect(stdout).toMatch(/01 +AmazonS3 +\$100\.00 +\$112\.50 +\+\$12\.50/);
      expect(stdout).toContain('1 differ, 1 are equal; in all +$12.50');
      expect(stdout).toContain('no invoice total');
    });

    it('says the same as JSON, exactly', async () => {
      const { sources } = JSON.parse((await run(month, '--json')).stdout);
      expect(sources).toMatchObject([
        {
          read: 'focus-1.2:1111',
          comparison: {
            rows: [
              { accountId: '01', service: 'AmazonS3', firstNanos: '100000000000', differenceNanos: '12500000000' },
            ],
            equalRows: 1,
          },
        },
      ]);
    });

    it.each([
      ['1000.00', EXIT_CODES.done, 'within'],
      ['1000.10', EXIT_CODES.done, 'within'],
      ['1000.11', EXIT_CODES.refused, 'above tolerance'],
      ['990', EXIT_CODES.refused, 'above tolerance'],
    ])('ends by the tolerance against an invoice of %s', async (amount, code, verdict) => {
      await invoice(amount);
      const ended = await run(month);
      expect(ended.code).toBe(code);
      expect(ended.stdout).toMatch(new RegExp(`^1111 .*\\$1,000\\.00 .* ${verdict}$`, 'm'));
    });
  });
});
