import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMappings } from '../../db/commands/save-account-mapping';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { stageImport } from '../../db/commands/stage-import';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { EXIT_CODES } from '../exit-codes';

const by = 'test';
const data = mkdtempSync(join(tmpdir(), 'perunit-kpi-'));
const emptyData = join(data, 'empty');

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

const runKpi = (folder: string, ...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const options = { env: { ...process.env, PERUNIT_DATA: folder } };
    execFile(
      process.execPath,
      [join(process.cwd(), 'cli/perunit.mjs'), 'kpi', ...args],
      options,
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });

const facts = [
  { accountId: '01', month: '2025-12', billed: 8_000_000_000_000n },
  { accountId: '02', month: '2025-12', billed: 2_000_000_000_000n },
  { accountId: '01', month: '2026-01', billed: 9_000_123_456_789n },
  { accountId: '02', month: '2026-01', billed: 1_000_000_000_000n },
];

const counts = (month: string, active: string) => ({ month, active, hibernated: '250', paid: '100' });

const nothingElse = {
  ...{ total: null, freemium: null, freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null },
  ...{ cluster: null, basis: 'month-end' as const },
};

beforeAll(async () => {
  const db = openDatabase(join(data, 'perunit.db'));
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by });
  const mapping = (accountId: string, environment: 'production' | 'dev') => ({
    accountId,
    environment,
    validFrom: '2025-01',
    name: null,
    owner: null,
  });
  saveAccountMappings(db, [mapping('01', 'production'), mapping('02', 'dev')], { by });
  saveWorkspaceCounts(
    db,
    [counts('2025-12', '750'), counts('2026-01', '1000')].map((given) => ({ ...nothingElse, ...given })),
    { by },
  );
  closeDatabase(db);
});

afterAll(() => rmSync(data, { recursive: true }));

describe('perunit kpi', () => {
  it('prints every KPI of the month as exact decimal strings', async () => {
    const { code, stdout } = await runKpi(data, '--month', '2026-01', '--json');
    const rows: Record<string, string | null>[] = JSON.parse(stdout);
    expect(code).toBe(EXIT_CODES.done);
    expect(rows).toHaveLength(13);
    expect(rows[0]).toEqual({
      id: 'APWC',
      value: '7.200098765431',
      unit: 'USD per workspace',
      numerator: '9000.123456789',
      denominator: '1250',
      change: '-0.799901234569',
      numeratorEffect: '1.000123456789',
      denominatorEffect: '-1.800024691358',
      status: 'On target',
      reason: null,
    });
    expect(rows.find((row) => row['id'] === 'CPBM')).toMatchObject({ value: null, status: 'Not computable' });
  });

  it('prints a table of the newest month when none is asked for', async () => {
    const { stdout, stderr } = await runKpi(data);
    expect(stderr).toBe('');
    expect(stdout).toContain('January 2026, effective cost, USD');
    expect(stdout).toMatch(/^APWC +\$7\.20 +−\$0\.80 +\+\$1\.00 +−\$1\.80 +On target/m);
    expect(stdout).toMatch(/^P-4 /m);
  });

  it('says why there is no number for a month without data', async () => {
    const { code, stdout } = await runKpi(data, '--month', '2024-05', '--json');
    const rows: Record<string, string | null>[] = JSON.parse(stdout);
    expect(code).toBe(EXIT_CODES.done);
    expect(rows[0]).toMatchObject({ id: 'APWC', value: null, reason: 'There is no bill for May 2024.' });
  });

  it('without any data says what to do, and makes no database', async () => {
    const { code, stdout, stderr } = await runKpi(emptyData);
    expect({ code, stdout }).toEqual({ code: EXIT_CODES.noData, stdout: '' });
    expect(stderr).toContain('perunit import');
    expect((await runKpi(data, '--demo')).code).toBe(EXIT_CODES.noData);
  });

  it('refuses a month that is none', async () => {
    const { code, stderr } = await runKpi(data, '--month', 'January');
    expect(code).toBe(EXIT_CODES.usage);
    expect(stderr).toContain('YYYY-MM');
  });
});
