import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PerunitDatabase } from '../../../../db/client';
import { activeCosts } from '../../../../db/queries/active-costs';
import { reportMoney } from '../../../../db/queries/convert';
import { temporaryDatabase } from '../../../../db/testing/sample-scan';
import { restatedMonth } from '../../../demo/month-charges';
import { demoMonth } from '../../../demo/timeline';
import { demoBucket, writeAwsLayout } from '../../../demo/write-aws-layout';
import { sortInputsByName } from '../../../ingest/list-inputs';
import { runImport } from '../../../jobs/run-import';
import { connectorBench } from '../../testing/connector-context';
import { S3Server } from '../../testing/s3-server';
import { s3ExportConnector } from './s3-export-connector';
import { s3SettingsSchema } from './s3-settings';

const months = [restatedMonth, 36];
const exportFolders = {
  'CUR 2.0': 'exports/harborline-cur2',
  FOCUS: 'exports/harborline-focus',
  'the legacy CUR': 'reports/harborline',
} as const;

let directory = '';
let server: S3Server;
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDTEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'no secret');
  directory = mkdtempSync(join(tmpdir(), 'perunit-aws-layout-'));
  await writeAwsLayout(directory, { formats: ['cur', 'focus', 'cur-legacy'], variant: 'standard', months });
  server = await S3Server.start(demoBucket);
  for (const { path } of await sortInputsByName([directory]))
    server.put(relative(directory, path), readFileSync(path), { modifiedAt: new Date('2026-02-09T06:12:31Z') });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(directory, { recursive: true });
});

/** All that counts, in both bases, to the last nano. */
const countedIn = (db: PerunitDatabase) => {
  const span = { first: demoMonth(1), last: demoMonth(36) };
  return (['billed', 'effective'] as const).map((basis) =>
    activeCosts(db, { ...span, basis, money: reportMoney(db, span, 'USD') })
      .map((cost) => Object.values(cost).join(' '))
      .sort(),
  );
};

const imported = async (folder: string) => {
  const { db, remove } = temporaryDatabase();
  try {
    await runImport({ db, inputs: await sortInputsByName([join(directory, folder)]), by: 'test' });
    return countedIn(db);
  } finally {
    remove();
  }
};

const pull = async (prefix: string) => {
  const bench = connectorBench('s3-export', '2026-02-20T06:00:00Z');
  try {
    const settings = { bucket: demoBucket, prefix, usePathStyle: true, aws: { endpoint: server.endpoint } };
    const { outcomes } = await s3ExportConnector.pull(
      s3SettingsSchema.parse(settings),
      { months: null },
      bench.context,
    );
    expect(outcomes.map(({ result }) => result)).toEqual(['imported', 'imported']);
    return countedIn(bench.db);
  } finally {
    bench.remove();
  }
};

const known = new Map<string, ReturnType<typeof pull>>();
/** What a pull of an export makes count; each is pulled once. */
const pulled = (prefix: string) => {
  const counted = known.get(prefix) ?? pull(prefix);
  known.set(prefix, counted);
  return counted;
};

describe('a pull from S3 and an import of the same files', () => {
  it.each(Object.entries(exportFolders))('agree to the last digit for %s', async (_, folder) => {
    const counted = await pulled(folder);
    expect(counted[0]?.length).toBeGreaterThan(100);
    expect(await imported(folder)).toEqual(counted);
  });

  it('both take the second delivery of a month, so that the legacy CUR has what CUR 2.0 has', async () => {
    expect(await pulled(exportFolders['the legacy CUR'])).toEqual(await pulled(exportFolders['CUR 2.0']));
  });
});
