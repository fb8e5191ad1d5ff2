import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commitmentFiguresOf, providerForecastsOf } from '../../../../../db/queries/provider-figures';
import { toDecimal } from '../../../../money/rational';
import { addMonths, monthRange } from '../../../../month/month';
import { forecastsAndActuals } from '../../../../reconciliation/forecasts-and-actuals';
import { costExplorerConnector } from '../cost-explorer';
import { awsError } from '../testing/aws-server';
import { type CostExplorerBench, costExplorerBench } from '../testing/bench';
import type { Entry } from '../testing/ledger';

const { plan, pull } = costExplorerConnector;
const due = { months: null };
const period = (month: string) => ({ Start: `${month}-01`, End: `${addMonths(month, 1)}-01` });

/** A payer's bill that grows by a dollar a day each month. */
const ledger = monthRange('2024-12', '2026-04').map(
  (month, at): Entry => ({
    day: `${month}-01`,
    account: '111122223333',
    service: 'Amazon Simple Storage Service',
    cost: String(300 + at * 30),
  }),
);

/** As AWS's model has them (…/cost-explorer-api/*.response.model.json). */
const others = {
  GetSavingsPlansUtilization: {
    SavingsPlansUtilizationsByTime: [
      {
        TimePeriod: period('2026-02'),
        Utilization: {
          TotalCommitment: '7200.0',
          UsedCommitment: '7000.0',
          UnusedCommitment: '200.0',
          UtilizationPercentage: '97.2222222222',
        },
        Savings: { NetSavings: '2100.0', OnDemandCostEquivalent: '9300.0' },
      },
    ],
    Total: {},
  },
  GetReservationCoverage: {
    CoveragesByTime: [
      {
        TimePeriod: period('2026-02'),
        Groups: [],
        Total: {
          CoverageHours: { OnDemandHours: '100', ReservedHours: '644', CoverageHoursPercentage: '86.5591397849' },
        },
      },
    ],
  },
  GetCostForecast: {
    Total: { Amount: '2500', Unit: 'USD' },
    ForecastResultsByTime: [
      { TimePeriod: { Start: '2026-03-12', End: '2026-04-01' }, MeanValue: '400' },
      {
        TimePeriod: period('2026-04'),
        MeanValue: '700',
        PredictionIntervalLowerBound: '600',
        PredictionIntervalUpperBound: '770',
      },
    ],
  },
};

let at: CostExplorerBench;
const slow = { commitments: true, forecast: true, historyMonths: 13 };
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  at = await costExplorerBench('2026-03-12T08:00:00Z', { ledger, others });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await at.remove();
});
const asked = () => at.server.requests.map(({ operation }) => operation).filter((name) => name !== 'GetCostAndUsage');

test('use and coverage of commitments are kept as AWS prints them; what there are none of is no trouble', async () => {
  const { notices } = await pull(at.settings(slow), due, at.context);
  expect(notices).toEqual([]);
  expect(commitmentFiguresOf(at.bench.db, '2026-02').map(({ figure, amount }) => [figure, amount])).toEqual([
    ['reservations-coverage', '86.5591397849'],
    ['reservations-covered-hours', '644'],
    ['reservations-on-demand-hours', '100'],
    ['savings-plans-commitment', '7200.0'],
    ['savings-plans-net-savings', '2100.0'],
    ['savings-plans-unused', '200.0'],
    ['savings-plans-used', '7000.0'],
    ['savings-plans-utilisation', '97.2222222222'],
  ]);
});

test('they are read about once a week, not with each pull', async () => {
  await pull(at.settings(slow), due, at.context);
  expect(asked()).toHaveLength(5);
  at.bench.clock.now = new Date('2026-03-13T08:00:00Z');
  expect(plan(at.settings(slow), due, at.context).requests).toBe(2);
  await pull(at.settings(slow), due, at.context);
  expect(asked()).toHaveLength(5);
  at.bench.clock.now = new Date('2026-03-19T08:00:00Z');
  await pull(at.settings(slow), due, at.context);
  expect(asked()).toHaveLength(10);
});

test('a permission that is missing for them is a notice; the bill is there', async () => {
  at.server.scene.others = {};
  const denied = awsError('AccessDeniedException', 'not authorized to perform: ce:GetSavingsPlansUtilization');
  at.server.faults.push(null, null, null, denied);
  const { outcomes, notices } = await pull(at.settings({ ...slow, payerId: '111122223333' }), due, at.context);
  expect(outcomes).toMatchObject([{ result: 'imported' }]);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('Use of Savings Plans could not be read');
});

test('AWS’s forecast stands beside ours as of its day, and both are scored when the month is final', async () => {
  await pull(at.settings(slow), due, at.context);
  expect(providerForecastsOf(at.bench.db)).toMatchObject([
    { month: '2026-04', madeOn: '2026-03-12', mean: '700', low: '600', high: '770', ownModel: expect.any(String) },
  ]);
  expect(forecastsAndActuals(at.bench.db, '2026-03-12')).toMatchObject({
    months: [{ month: '2026-04', actual: null, theirs: { error: null } }],
    score: { months: 0 },
  });
  at.bench.clock.now = new Date('2026-05-12T08:00:00Z');
  await pull(at.settings(slow), due, at.context);
  const { months, score } = forecastsAndActuals(at.bench.db, '2026-05-12');
  const april = months.find(({ month }) => month === '2026-04');
  // 780 dollars came, of which AWS had foreseen 700.
  expect(april?.theirs.error && toDecimal(april.theirs.error, 4)).toBe('0.1026');
  expect(april?.theirs.isWithinBand).toBe(false);
  expect(score.months).toBe(1);
  expect(score.ownError).toEqual(april?.own?.error);
});
