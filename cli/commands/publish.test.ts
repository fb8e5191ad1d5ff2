import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { stageImport } from '../../db/commands/stage-import';
import { editionsOf } from '../../db/queries/editions';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { EXIT_CODES } from '../exit-codes';
import { runCommand } from '../testing/run-command';

const by = 'test';
const data = mkdtempSync(join(tmpdir(), 'perunit-publish-'));
const run = (...args: string[]) => runCommand(args, { PERUNIT_DATA: data });

const withDatabase = async <Answer>(work: (db: PerunitDatabase) => Answer | Promise<Answer>): Promise<Answer> => {
  const db = openDatabase(join(data, 'perunit.db'));
  try {
    return await work(db);
  } finally {
    closeDatabase(db);
  }
};

const importBill = (billed: bigint, name: string) =>
  withDatabase(async (db) => {
    const scan = sampleScan([{ accountId: '01', month: '2025-03', billed }], { name });
    const { importId } = await stageImport(db, scan, { classify: classifySample, by });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  });

beforeAll(async () => {
  await importBill(8_000_000_000_000n, 'bill.csv');
  const mapping = {
    accountId: '01',
    environment: 'production',
    validFrom: '2025-01',
    name: null,
    owner: null,
  } as const;
  await withDatabase((db) => saveAccountMapping(db, mapping, { by }));
});
afterAll(() => rmSync(data, { recursive: true }));

describe('perunit close, publish, verify and reopen', () => {
  it('refuse what is not due yet, and say what to do', async () => {
    const publish = await run('publish', '2025-03');
    expect(publish).toMatchObject({ code: EXIT_CODES.refused, stdout: '' });
    expect(publish.stderr).toContain(
      'March 2025 is not closed.\nGo through the checklist and close it: npx perunit close',
    );
    expect(await run('verify', '2025-03')).toMatchObject({ code: EXIT_CODES.noData });
    expect(await run('reopen', '2025-03')).toMatchObject({ code: EXIT_CODES.refused });
    expect(await run('close', 'March')).toMatchObject({ code: EXIT_CODES.usage });
    expect(await run('close', '2025-03', '--demo')).toMatchObject({ code: EXIT_CODES.noData });
  });

  it('close with the checklist, failures named', async () => {
    const { code, stdout } = await run('close', '2025-03', '--as', 'Ada');
    expect(code).toBe(EXIT_CODES.done);
    expect(stdout).toContain('fails   Reconciled with the invoice: no invoice total is entered to compare with');
    expect(stdout).toMatch(/\nMarch 2025 is closed by Ada; \d checks of \d+ failed, recorded with it\.\n$/);
  });

  it('publish once, though two do it at the same time, and prove it', async () => {
    expect(await run('publish', '2025-03')).toMatchObject({ code: EXIT_CODES.refused });
    const asked = ['publish', '2025-03', '--reason', 'the invoice is on paper', '--as'];
    const runs = await Promise.all([run(...asked, 'Bob'), run(...asked, 'Eve')]);
    expect(runs.map(({ code }) => code).sort()).toEqual([EXIT_CODES.done, EXIT_CODES.refused]);
    expect(runs.find(({ code }) => code === EXIT_CODES.refused)?.stderr).toMatch(
      /(Bob|Eve) published #51 on .* nothing changed/,
    );
    expect(await withDatabase((db) => editionsOf(db, '2025-03'))).toHaveLength(1);
    const { code, stdout } = await run('verify', '2025-03');
    expect({ code, stdout }).toMatchObject({
      code: EXIT_CODES.done,
      stdout: expect.stringMatching(/^#51 {2}proven: \d+ bytes, SHA-256 [0-9a-f]{64}\n$/),
    });
  });

  it('issue the next edition of a month whose bill was corrected', async () => {
    await importBill(9_000_000_000_000n, 'corrected.csv');
    expect((await run('close', '2025-03', '--as', 'Ada')).code).toBe(EXIT_CODES.done);
    const { stdout } = await run('publish', '2025-03', '--reason', 'corrected bill', '--as', 'Bob');
    expect(stdout).toMatch(/^Report #51\.1, March 2025, is published by Bob\.\nSHA-256 [0-9a-f]{64}\n$/);
    const results: { edition: string; isProven: boolean }[] = JSON.parse(
      (await run('verify', '2025-03', '--json')).stdout,
    );
    expect(results.map(({ edition, isProven }) => [edition, isProven])).toEqual([
      ['51', true],
      ['51.1', true],
    ]);
  });

  it('say which edition somebody changed in the file', async () => {
    await withDatabase((db) => {
      db.raw.exec('DROP TRIGGER frozen_documents_are_append_only_update');
      const { sha256 } = editionsOf(db, '2025-03')[0] ?? {};
      db.raw
        .prepare("UPDATE frozen_documents SET document = replace(document, '8000', '8001') WHERE sha256 = ?")
        .run(sha256);
    });
    const { code, stdout } = await run('verify', '2025-03');
    expect(code).toBe(EXIT_CODES.notProven);
    expect(stdout).toMatch(/^#51 {2}NOT what was sealed as [0-9a-f]{64}\n {2}The stored bytes have the SHA-256/);
    expect(stdout).toContain('#51.1  proven');
    const broken = await run('report', '2025-03', '--edition', '51');
    expect(broken.code).toBe(EXIT_CODES.notProven);
    expect(broken.stderr).toMatch(/^Not the edition as it was sealed: .* This is what the data gives now\.\n$/);
    expect(await run('report', '2025-03', '--edition', '51.1')).toMatchObject({ code: EXIT_CODES.done, stderr: '' });
  });

  it('reopen with a reason only', async () => {
    expect(await run('reopen', '2025-03')).toMatchObject({ code: EXIT_CODES.refused });
    expect(await run('reopen', '2025-03', '--reason', 'late fee')).toMatchObject({ code: EXIT_CODES.done });
    expect(await run('publish', '2025-03', '--reason', 'again')).toMatchObject({ code: EXIT_CODES.refused });
  });
});
