import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { providerSpend } from '../../../../db/queries/provider-spend';
import { sampleDataDirectory, sampleDataTitle } from '../../../../scripts/testing/sample-data';
import { fromDecimal, sum, toExactDecimal } from '../../../money/rational';
import { costExplorerConnector } from './cost-explorer';
import { type CostExplorerBench, costExplorerBench } from './testing/bench';
import type { Entry } from './testing/ledger';
import { accountNames, monthTotal, smallLedger } from './testing/small-ledger';

const { plan, pull } = costExplorerConnector;
const due = { months: null };

let at: CostExplorerBench;
const open = async (...[now, scene]: Parameters<typeof costExplorerBench>) => {
  at = await costExplorerBench(now, scene);
  return at;
};
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.remove();
});

const small = (more: object = {}) =>
  open('2026-03-12T08:00:00Z', {
    ...{ ledger: smallLedger, names: accountNames, estimated: new Set(['2026-03']) },
    ...more,
  });

type Row = { readonly month: string; readonly feed: string; readonly billed: string };

/** What each feed has of each month, exactly. */
const stored = (): string[] => {
  const rows = at.bench.db.raw
    .prepare<[], Row>(
      `SELECT t.billing_month AS month, d.feed, t.billed FROM exact_totals t JOIN deliveries d ON d.id = t.delivery_id
       WHERE d.status = 'active' ORDER BY 2, 1`,
    )
    .all();
  const sums = new Map<string, string[]>();
  for (const { month, feed, billed } of rows)
    sums.set(`${feed} ${month}`, [...(sums.get(`${feed} ${month}`) ?? []), billed]);
  return [...sums].sort().map(([key, amounts]) => `${key} ${toExactDecimal(sum(amounts.map(fromDecimal)))}`);
};

const classes = (): string[] =>
  at.bench.db.raw
    .prepare<[], string>(
      `SELECT DISTINCT c.text || ' ' || s.text FROM line_keys k JOIN terms s ON s.id = k.service JOIN terms c ON c.id = k.scope_class
       ORDER BY 1`,
    )
    .pluck()
    .all();

const threeMonths = ['2026-01', '2026-02', '2026-03'].map(
  (month) => `cost-explorer:111122223333 ${month} ${monthTotal}`,
);
const asked = () => at.server.requests.map(({ operation }) => operation);

describe('a pull from Cost Explorer', () => {
  it('brings what is due to the last digit, with the classes of its record types, in four requests', async () => {
    await small();
    const { outcomes, notices } = await pull(at.settings(), due, at.context);
    expect(outcomes.map(({ result, format }) => [result, format])).toEqual([['imported', 'cost-explorer']]);
    expect(stored()).toEqual(threeMonths);
    expect(notices).toEqual([]);
    expect(asked()).toHaveLength(4);
    expect(classes()).toEqual([
      'commitment Amazon Elastic Compute Cloud',
      'commitment Savings Plans for AWS Compute usage',
      'credit Amazon Elastic Compute Cloud',
      'support AWS Support (Business)',
      'tax Tax',
      'usage Amazon Elastic Compute Cloud',
      'usage AmazonCloudWatch',
    ]);
    expect(providerSpend(at.bench.db, at.context.connection.id, '2026-03')).toEqual({
      ...{ requests: 4, failed: 0, costMicros: 40_000n },
    });
    const types = at.bench.db.raw
      .prepare<[], string>(
        `SELECT value || ' ' || billed FROM cost_views WHERE month = '2026-01' AND view = 'record-types' ORDER BY 1`,
      )
      .pluck()
      .all();
    expect(types).toEqual(
      [
        'Credit -5.25',
        'RIFee 7',
        'SavingsPlanRecurringFee 50',
        'Support 100',
        'Tax 4.2',
        'Usage 24.6234567892',
        'Usage 0.0000000004',
      ].sort(),
    );
  });

  it('asks for no more than its plan says, and never again for a month that is final', async () => {
    await small({ groupsOnPage: 10 });
    const settings = at.settings({ usageTypes: 'daily', tags: ['Team'], costCategories: ['Unit'] });
    await pull(settings, due, at.context);
    at.bench.clock.now = new Date('2026-03-13T08:00:00Z');
    const next = plan(settings, due, at.context);
    expect(next.steps.every((step) => step.startsWith('March 2026'))).toBe(true);
    at.server.requests.length = 0;
    await pull(settings, due, at.context);
    expect(at.server.requests.length).toBeLessThanOrEqual(next.requests);
    expect(next.costMicros).toBe(BigInt(next.requests) * 10_000n);
    const starts = at.server.requests.map(({ body }) =>
      z.object({ TimePeriod: z.object({ Start: z.string() }) }).parse(body),
    );
    expect(new Set(starts.map(({ TimePeriod }) => TimePeriod.Start))).toEqual(new Set(['2026-03-01']));
  });

  it('keeps the second view of the same money apart: nothing adds up twice', async () => {
    await small();
    const { outcomes } = await pull(at.settings({ usageTypes: 'monthly', tags: ['Team'] }), due, at.context);
    expect(outcomes.map(({ format }) => format)).toEqual(['cost-explorer', 'cost-explorer-usage']);
    expect(stored()).toEqual([
      ...threeMonths.map((row) => row.replace('explorer:', 'explorer-usage:')),
      ...threeMonths,
    ]);
    const read = at.bench.db.raw.prepare<[], string>('SELECT DISTINCT feed FROM active_feeds').pluck().all();
    expect(read).toEqual(['cost-explorer:111122223333']);
  });

  it('carries the flag of estimates to the month', async () => {
    await small();
    await pull(at.settings(), due, at.context);
    const flags = at.bench.db.raw
      .prepare<[], string>(`SELECT billing_month || ' ' || is_estimated FROM delivery_months ORDER BY 1`)
      .pluck()
      .all();
    expect(flags).toEqual(['2026-01 0', '2026-02 0', '2026-03 1']);
  });

  it('names accounts, and takes the payer from the settings before the credentials', async () => {
    await small();
    await pull(at.settings({ payerId: '999988887777' }), due, at.context);
    expect(stored()[0]).toContain('cost-explorer:999988887777');
    const names = at.bench.db.raw
      .prepare<[], string>('SELECT DISTINCT name FROM import_accounts ORDER BY 1')
      .pluck()
      .all();
    expect(names).toEqual(['payer', 'prod']);
  });
});

it('upfront and recurring fees of reservations are commitments, asked for in one request', async () => {
  const fees = ['Upfront', 'Recurring'].map(
    (recordType): Entry => ({
      day: '2026-01-01',
      account: '444455556666',
      service: 'Amazon RDS',
      recordType,
      cost: '9',
    }),
  );
  await small({ ledger: [...smallLedger, ...fees] });
  await pull(at.settings(), due, at.context);
  expect(asked()).toHaveLength(4);
  expect(classes()).toContain('commitment Amazon RDS');
});

describe('months without any cost', () => {
  it('are asked for once, and not again for ever', async () => {
    await small({ ledger: smallLedger.filter(({ day }) => day >= '2026-02') });
    await pull(at.settings(), due, at.context);
    expect(stored()).toEqual(threeMonths.slice(1));
    expect(plan(at.settings(), due, at.context).steps.every((step) => step.startsWith('March 2026'))).toBe(true);
  });

  it('alone bring nothing, and say so', async () => {
    await small({ ledger: [] });
    expect(await pull(at.settings(), due, at.context)).toEqual({
      ...{ outcomes: [], notices: ['AWS has no cost in these months.'] },
    });
  });
});

describe('accounts that AWS gives no net costs', () => {
  it('are asked for the others', async () => {
    await small();
    await pull(at.settings({ netCosts: false }), due, at.context);
    expect(JSON.stringify(at.server.requests)).not.toContain('Net');
    expect(stored()).toEqual(threeMonths);
  });
});

describe('the history that AWS keeps', () => {
  it('is stepped into with a notice, and remembered', async () => {
    await small({ historyFrom: '2026-02-01' });
    const { notices } = await pull(at.settings(), due, at.context);
    expect(notices).toEqual(['January 2026: AWS keeps no data that old.']);
    expect(stored()).toEqual(threeMonths.slice(1));
    expect(asked()).toHaveLength(5);
    expect(providerSpend(at.bench.db, at.context.connection.id, '2026-03').costMicros).toBe(40_000n);
    expect(plan(at.settings(), due, at.context).steps.every((step) => !step.includes('January'))).toBe(true);
  });

  it('is asked for again by name, once somebody has enabled more of it', async () => {
    await small({ historyFrom: '2026-02-01' });
    await pull(at.settings(), due, at.context);
    const january = { months: ['2026-01'] };
    expect((await pull(at.settings(), january, at.context)).notices).toEqual([
      'January 2026: AWS keeps no data that old.',
    ]);
    at.server.scene.historyFrom = '2025-01-01';
    await pull(at.settings(), january, at.context);
    expect(stored()).toEqual(threeMonths);
    expect(plan(at.settings(), due, at.context).steps.every((step) => step.startsWith('March 2026'))).toBe(true);
  });
});

describe('views that disagree', () => {
  it('store nothing, and are asked for anew by the next run', async () => {
    await small();
    const services = (entry: Entry): Entry => (entry.service === 'EC2 - Other' ? { ...entry, cost: '3.6' } : entry);
    const { requests } = at.server;
    const read = vi.spyOn(requests, 'push').mockImplementation((request) => {
      if (requests.length === 1) at.server.scene.ledger = smallLedger.map(services);
      return Array.prototype.push.call(requests, request);
    });
    await expect(pull(at.settings(), due, at.context)).rejects.toMatchObject({ code: 'bad-answer', isTransient: true });
    read.mockRestore();
    expect(stored()).toEqual([]);
    at.server.scene.ledger = smallLedger;
    await pull(at.settings(), due, at.context);
    expect(stored()).toEqual(threeMonths);
  });

  it('by the services of a record type are asked for by that type, at once', async () => {
    const ledger = smallLedger.map((entry) =>
      entry.recordType === 'Tax' ? { ...entry, service: 'Some Seller' } : entry,
    );
    await small({ ledger });
    await pull(at.settings(), due, at.context);
    // Totals and the two families that stay are not asked for twice.
    expect(asked()).toHaveLength(6);
    expect(classes()).toContain('tax Some Seller');
    expect(stored()).toEqual(threeMonths);
  });
});

describe('the cap', () => {
  it('stops before the request that would exceed it, and stores nothing', async () => {
    await small();
    const settings = at.settings({ capUsd: '0.03' });
    await expect(pull(settings, due, at.context)).rejects.toMatchObject({ code: 'cap-reached', isTransient: false });
    expect(asked()).toHaveLength(3);
    expect(stored()).toEqual([]);
    await pull(at.settings({ capUsd: 0.04 }), due, at.context);
    // The three whole answers of the first run are still in its folder.
    expect(asked()).toHaveLength(4);
    expect(stored()).toEqual(threeMonths);
  });

  it('stands in the plan where it leaves less than the plan costs', async () => {
    await small();
    await pull(at.settings(), due, at.context);
    const noticesAt = (capUsd: string) => plan(at.settings({ capUsd }), due, at.context).notices;
    expect(noticesAt('2')).toEqual([]);
    expect(noticesAt('0.05')).toEqual([
      'Of the $0.05 that requests may cost this month, $0.01 is left: it would stop before its end, and store nothing.',
    ]);
  });

  it('is that of a calendar month', async () => {
    await small();
    const settings = at.settings({ capUsd: '0.04' });
    await pull(settings, due, at.context);
    const again = { months: ['2026-03'] };
    at.bench.clock.now = new Date('2026-03-14T08:00:00Z');
    await expect(pull(settings, again, at.context)).rejects.toMatchObject({ code: 'cap-reached' });
    at.bench.clock.now = new Date('2026-04-02T08:00:00Z');
    await expect(pull(settings, again, at.context)).resolves.toMatchObject({ outcomes: [{ result: 'replaced' }] });
  });
});

describe('a pull that was killed', () => {
  it('goes on with whole answers only', async () => {
    await small();
    await expect(pull(at.settings({ capUsd: '0.02' }), due, at.context)).rejects.toMatchObject({ code: 'cap-reached' });
    const [first = ''] = readdirSync(at.context.folder);
    mkdirSync(join(at.context.folder, `${first}x.part`));
    writeFileSync(join(at.context.folder, `${first}x.part`, 'page-0001.json'), '{"half');
    await pull(at.settings(), due, at.context);
    expect(asked()).toHaveLength(4);
    expect(stored()).toEqual(threeMonths);
  });
});

describe.skipIf(sampleDataDirectory() === null)(sampleDataTitle('the real sample'), () => {
  it('comes through a pull as its 160 groups, to the last digit', async () => {
    const path = join(sampleDataDirectory() ?? '', 'cost-explorer-monthly/ce-getcostandusage-monthly-service.json');
    const { ResultsByTime } = z
      .object({
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
      })
      .parse(JSON.parse(readFileSync(path, 'utf8')));
    const ledger = ResultsByTime.flatMap(({ TimePeriod, Groups }) =>
      Groups.map(({ Keys, Metrics }): Entry => {
        const [service = ''] = Keys;
        return { day: TimePeriod.Start, account: '111122223333', service, cost: Metrics.UnblendedCost.Amount };
      }),
    );
    await open('2023-10-15T08:00:00Z', { ledger, groupsOnPage: 50 });
    const { outcomes } = await pull(at.settings({ granularity: 'monthly', historyMonths: 6 }), due, at.context);
    expect(outcomes).toMatchObject([{ result: 'imported', preview: { rowsRead: 160 } }]);
    const total = sum(stored().map((row) => fromDecimal(row.split(' ')[2] ?? '')));
    expect(toExactDecimal(total)).toBe('1957.6799440971');
  });
});
