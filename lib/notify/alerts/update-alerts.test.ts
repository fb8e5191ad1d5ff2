import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitImport } from '../../../db/commands/commit-import';
import { type AlertAction, actOnAlert } from '../../../db/commands/save-alert';
import { saveTarget } from '../../../db/commands/save-definition';
import { saveWorkspaceCounts } from '../../../db/commands/save-workspace-counts';
import { stageImport } from '../../../db/commands/stage-import';
import { openAlerts, resolvedAlerts, waitingAlertCount } from '../../../db/queries/alerts';
import { classifySample, type SampleFact, sampleScan } from '../../../db/testing/sample-scan';
import { by, noCounts } from '../../publishing/testing/sample-issue';
import { type ToldSample, toldSample } from '../testing/told-sample';
import { updateAlerts } from './update-alerts';

let told: ToldSample;
beforeEach(async () => {
  told = await toldSample();
  await told.addChannel(['warning', 'alert']);
});
afterEach(() => told.close());

const target = (fail: string | null) =>
  saveTarget(told.sample.db, 'APWC', fail === null ? null : { kind: 'threshold', operator: '<', fail, warn: null }, {
    validFrom: null,
    by,
  });

const act = (action: AlertAction) => {
  const [alert] = [...openAlerts(told.sample.db), ...resolvedAlerts(told.sample.db)];
  actOnAlert(told.sample.db, alert?.id ?? 0, action, { by, at: new Date().toISOString() });
};

const titles = () => told.told().map(({ kind, title }) => `${kind}: ${title.replace(/:.*APWC.*/, ' on APWC')}`);
const december = { ...noCounts, month: '2025-12', active: '1000', hibernated: '250', paid: '100' };

describe('an alert', () => {
  it('begins as a warning, becomes an alert when it persists, and ends by itself, told of once each', async () => {
    target('5');
    await told.run();
    await told.run();
    expect(openAlerts(told.sample.db)).toMatchObject([{ key: 'kpi-target:APWC', stage: 'warning', alertedAt: null }]);
    saveWorkspaceCounts(told.sample.db, [december], { by });
    await told.run();
    await told.run();
    expect(openAlerts(told.sample.db)).toMatchObject([{ stage: 'alert', alertedAt: expect.any(String) }]);
    target(null);
    await told.run();
    await told.run();
    expect(openAlerts(told.sample.db)).toEqual([]);
    expect(resolvedAlerts(told.sample.db)).toMatchObject([{ resolvedBy: null, endedAt: expect.any(String) }]);
    expect(titles()).toEqual(['warning: Warning on APWC', 'alert: Alert on APWC', 'alert: Resolved on APWC']);
  });

  it('says what happened, how big, since when, why, and what to do, with its runbook', async () => {
    const settings = { runbooks: { 'budget-pace': null, 'kpi-target': 'https://wiki.example/kpi', 'day-cost': null } };
    const { saveNotificationSettings } = await import('../../../db/commands/save-notification-settings');
    saveNotificationSettings(told.sample.db, settings, { by });
    saveWorkspaceCounts(told.sample.db, [december], { by });
    target('5');
    await told.run();
    expect(told.told()[0]).toMatchObject({
      title: 'Alert: APWC is off target for 2 months: $7.20 in January, target below $5.00',
      facts: [
        { label: 'How big', value: '$2.20 beyond the target.' },
        { label: 'Since when', value: 'Since December 2025, 2 months in a row.' },
      ],
      lists: [{ title: expect.stringMatching(/^Likely cause: /), items: [expect.stringMatching(/: \$/)] }],
      runbook: 'https://wiki.example/kpi',
    });
  });

  it('that a person resolved stays quiet while it lasts, and comes back after it ended', async () => {
    target('5');
    await told.run();
    act({ action: 'resolve' });
    saveWorkspaceCounts(told.sample.db, [december], { by });
    await told.run();
    expect(openAlerts(told.sample.db)).toEqual([]);
    target('9');
    await told.run();
    target('5');
    await told.run();
    expect(openAlerts(told.sample.db)).toHaveLength(1);
    expect(titles()).toEqual(['warning: Warning on APWC', 'warning: Resolved on APWC', 'alert: Alert on APWC']);
  });

  it('that was resolved can be re-opened until it ends, and then not', async () => {
    target('5');
    await told.run();
    act({ action: 'resolve' });
    expect(() => act({ action: 'acknowledge' })).toThrow(/resolved already/);
    act({ action: 'reopen' });
    expect(openAlerts(told.sample.db)).toHaveLength(1);
    act({ action: 'resolve' });
    target(null);
    await told.run();
    expect(() => act({ action: 'reopen' })).toThrow(/ended by itself/);
  });

  it('that is put off is not told of until then, then once more', async () => {
    target('5');
    await told.run();
    const until = new Date(Date.now() + 86_400_000);
    act({ action: 'snooze', until: until.toISOString() });
    saveWorkspaceCounts(told.sample.db, [december], { by });
    await told.run();
    expect(titles()).toEqual(['warning: Warning on APWC']);
    await told.run({ now: new Date(until.getTime() + 60_000) });
    await told.run({ now: new Date(until.getTime() + 120_000) });
    expect(titles()).toEqual(['warning: Warning on APWC', 'alert: Alert again, after a snooze on APWC']);
  });

  it('that somebody acknowledged or put off waits for nobody', async () => {
    target('5');
    await told.run();
    const waiting = () => waitingAlertCount(told.sample.db, new Date().toISOString());
    expect(waiting()).toBe(1);
    act({ action: 'acknowledge' });
    expect(waiting()).toBe(0);
    expect(openAlerts(told.sample.db)[0]).toMatchObject({ acknowledgedBy: by, acknowledgedAt: expect.any(String) });
    act({ action: 'unacknowledge' });
    act({ action: 'snooze', until: '2999-01-01T00:00:00.000Z' });
    expect(waiting()).toBe(0);
    act({ action: 'unsnooze' });
    expect(waiting()).toBe(1);
  });

  it('is told of once, whatever the clock does', async () => {
    target('5');
    const now = Date.now();
    const jumps = [
      0,
      -3_600_000,
      3_600_000,
      -86_400_000,
      31 * 86_400_000,
      Date.UTC(2028, 1, 29) - now,
      Date.UTC(2039, 0, 1) - now,
      0,
    ];
    for (const jump of jumps) await told.run({ now: new Date(now + jump) });
    expect(titles()).toEqual(['warning: Warning on APWC']);
  });

  it('is worked out only when data, settings or the day changed', () => {
    const now = new Date();
    updateAlerts(told.sample.db, now);
    expect(updateAlerts(told.sample.db, now)).toBe(false);
    target('5');
    expect(updateAlerts(told.sample.db, now)).toBe(true);
  });
});

it('a day of an account’s service far above its past comes with the usage that rose', async () => {
  const fact = (day: number, dollars: number, usageType = 'BoxUsage'): SampleFact => ({
    ...{ accountId: '000000000001', month: '2026-01', day, usageType },
    billed: BigInt(dollars) * 1_000_000_000n,
  });
  const usual = Array.from({ length: 31 }, (_, at) => fact(at + 1, 100));
  const scan = sampleScan([...usual, fact(31, 300, 'NatGateway-Bytes')], { name: 'days.csv' });
  const finality = scan.finality.map((one) => ({ ...one, lastUsageDay: '2026-01-31' }));
  const { db } = told.sample;
  const { importId } = await stageImport(db, { ...scan, finality }, { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  await told.run();
  const found = openAlerts(db).find(({ kind }) => kind === 'day-cost');
  expect(found).toMatchObject({
    stage: 'warning',
    period: '2026-01-31',
    story: {
      title: 'Amazon Elastic Compute Cloud in Account 000000000001 cost $400 on 31 Jan 2026, 4.0 times its usual $100',
      causes: [{ name: 'NatGateway-Bytes', amount: '+$300' }],
    },
  });
});
