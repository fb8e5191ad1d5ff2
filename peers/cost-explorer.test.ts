import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { PerunitDatabase } from '../db/client';
import { costExplorerConnector } from '../lib/connections/kinds/cost-explorer/cost-explorer';
import { type CostExplorerBench, costExplorerBench } from '../lib/connections/kinds/cost-explorer/testing/bench';
import { type Asked, answerOf, type Entry } from '../lib/connections/kinds/cost-explorer/testing/ledger';
import { accountNames, monthTotal, smallLedger } from '../lib/connections/kinds/cost-explorer/testing/small-ledger';
import { fromDecimal, sum, toExactDecimal } from '../lib/money/rational';
import { sampleDataDirectory, sampleDataTitle } from '../scripts/testing/sample-data';
import { startMoto } from './servers/moto';
import { describeWith, peer } from './servers/peer';
import type { PeerServer } from './servers/server-process';

const moto = await peer(startMoto);
afterAll(() => moto.server?.stop());

const benches: CostExplorerBench[] = [];
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'no secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of benches.splice(0)) await one.remove();
});

type Scene = { readonly ledger: readonly Entry[]; readonly settings: object };
const now = '2026-03-12T08:00:00Z';

const open = async (scene: object): Promise<CostExplorerBench> => {
  const one = await costExplorerBench(now, scene);
  benches.push(one);
  return one;
};

/** What is asked of Cost Explorer for a ledger, in order, and what it answers. */
const recorded = async ({ ledger, settings }: Scene): Promise<object[]> => {
  const own = await open({ ledger, names: accountNames });
  await costExplorerConnector.pull(own.settings(settings), { months: null }, own.context);
  return own.server.requests
    .filter(({ operation }) => operation === 'GetCostAndUsage')
    .map(({ body }) => answerOf(ledger, body as Asked, own.server.scene));
};

/** Pulls from moto, which was told the answers beforehand. */
const pullFromMoto = async ({ url }: PeerServer, scene: Scene): Promise<PerunitDatabase> => {
  const results = await recorded(scene);
  await fetch(`${url}/moto-api/reset`, { method: 'POST' });
  const path = '/moto-api/static/ce/cost-and-usage-results';
  const fed = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ results }) });
  expect(fed.status).toBe(201);
  const one = await open({});
  const settings = one.settings({ ...scene.settings, aws: { endpoint: url } });
  await costExplorerConnector.pull(settings, { months: null }, one.context);
  return one.bench.db;
};

type Row = { readonly month: string; readonly payer: string; readonly billed: string };
/** What each billing month comes to, exactly, and whose bill it is. */
const billed = (db: PerunitDatabase): string[] => {
  const rows = db.raw
    .prepare<[], Row>(
      `SELECT t.billing_month AS month, t.payer_id AS payer, t.billed FROM exact_totals t JOIN deliveries d ON d.id = t.delivery_id
       WHERE d.status = 'active' ORDER BY 1`,
    )
    .all();
  const keys = [...new Set(rows.map(({ month, payer }) => `${month} of ${payer}`))];
  const amounts = (key: string) => rows.filter(({ month, payer }) => `${month} of ${payer}` === key);
  return keys.map((key) => `${key}: ${toExactDecimal(sum(amounts(key).map((row) => fromDecimal(row.billed))))}`);
};

describeWith('a pull from moto’s Cost Explorer, fed with recorded answers', moto, (server) => {
  it('counts every month once, for the account that moto’s STS names', async () => {
    const db = await pullFromMoto(server, { ledger: smallLedger, settings: {} });
    expect(billed(db)).toEqual(
      ['2026-01', '2026-02', '2026-03'].map((month) => `${month} of 123456789012: ${monthTotal}`),
    );
  });

  it('stores nothing where moto knows no costs', async () => {
    await fetch(`${server.url}/moto-api/reset`, { method: 'POST' });
    const one = await open({});
    const settings = one.settings({ aws: { endpoint: server.url } });
    await costExplorerConnector.pull(settings, { months: null }, one.context).catch(() => undefined);
    expect(billed(one.bench.db)).toEqual([]);
  });
});

const answerSchema = z.object({
  ResultsByTime: z.array(
    z.object({
      TimePeriod: z.object({ Start: z.string() }),
      Groups: z.array(
        z.object({
          Keys: z.array(z.string()),
          Metrics: z.object({ UnblendedCost: z.object({ Amount: z.string() }) }),
        }),
      ),
    }),
  ),
});

const sampleLedger = (): Entry[] => {
  const path = join(sampleDataDirectory() ?? '', 'cost-explorer-monthly/ce-getcostandusage-monthly-service.json');
  return answerSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).ResultsByTime.flatMap(({ TimePeriod, Groups }) =>
    Groups.map(({ Keys: [service = ''], Metrics }) => {
      const { Amount } = Metrics.UnblendedCost;
      return { day: TimePeriod.Start, account: '111122223333', service, cost: Amount };
    }),
  );
};

describeWith(sampleDataTitle('the real sample through moto'), moto, (server) => {
  it.skipIf(sampleDataDirectory() === null)('is the true total, to the last digit', async () => {
    const settings = { granularity: 'monthly', historyMonths: 37, usageTypes: 'off' };
    const db = await pullFromMoto(server, { ledger: sampleLedger(), settings });
    const amounts = billed(db).map((line) => fromDecimal(line.split(': ')[1] ?? ''));
    expect(toExactDecimal(sum(amounts))).toBe('1957.6799440971');
  });
});
