import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitImport } from '../../db/commands/commit-import';
import { saveAnnotation } from '../../db/commands/save-annotation';
import { saveTarget } from '../../db/commands/save-definition';
import { saveExchangeRate } from '../../db/commands/save-exchange-rate';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { saveSetting } from '../../db/commands/save-setting';
import { stageImport } from '../../db/commands/stage-import';
import { editionsOf } from '../../db/queries/editions';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { renderJson } from '../report/renderers/json';
import { frozenReport } from './frozen-report';
import { issueList } from './issue-list';
import { monthIssue } from './month-issue';
import { monthStanding } from './month-standing';
import { reportOfMonth } from './report-of-month';
import { sha256Of } from './sha256';
import { by, month, type SampleIssue, sampleIssue } from './testing/sample-issue';
import { verifyEdition } from './verify-edition';

let sample: SampleIssue;
beforeEach(async () => {
  sample = await sampleIssue();
});
afterEach(() => sample.remove());

describe('a published month is restated', () => {
  beforeEach(() => {
    sample.close();
    sample.publish();
  });

  const restated = (id: string) => sample.issue().restatement?.figures.find((figure) => figure.id === id);

  it('by a corrected bill: published, now, difference, cause', async () => {
    await sample.importBill(9_100_123_456_789n, 'corrected.csv');
    expect(sample.issue()).toMatchObject({ state: 'restated', live: { reportState: 'restated' } });
    expect(monthStanding(sample.db, month).reportState).toBe('restated');
    const apwc = restated('scorecard.APWC.value');
    expect(apwc).toMatchObject({ published: '$7.20', now: '$7.28', difference: '+$0.080', isKey: true });
    expect(apwc?.name).toBe('APWC, Jan 2026');
    const causes = sample.issue().restatement?.changes.filter(({ id }) => apwc?.causes.includes(id));
    expect(causes).toMatchObject([{ kind: 'bill', text: 'new data: corrected.csv', by: 'Imp' }]);
  });

  it('and shown as #61 was sealed, but for its state; its JSON still has the hash', () => {
    sample.counts('1100');
    const shown = reportOfMonth(sample.db, monthIssue(sample.db, month), {});
    expect(shown?.report).toMatchObject({ reportState: 'restated', edition: '61' });
    if (shown === null) throw new Error('There is an edition.');
    expect(sha256Of(renderJson(shown.report))).toBe(sample.edition().sha256);
    const live = reportOfMonth(sample.db, monthIssue(sample.db, month), { edition: 'live' });
    expect(live?.report).toMatchObject({ reportState: 'restated', edition: null, published: null });
    expect(reportOfMonth(sample.db, monthIssue(sample.db, month), { edition: '61.1' })).toBeNull();
    expect(reportOfMonth(sample.db, monthIssue(sample.db, month), { basis: 'billed' })?.edition).toBeNull();
  });

  it('by counts, which do not move cost', () => {
    sample.counts('1100');
    expect(restated('scorecard.APWC.value')).toMatchObject({ published: '$7.20', now: '$6.67' });
    expect(sample.issue().restatement?.figures.every(({ id }) => !id.startsWith('accounts.'))).toBe(true);
  });

  it('by a mapping and by a target, each the cause of its own figures', () => {
    sample.map('dev');
    saveTarget(sample.db, 'DM', { kind: 'threshold', operator: '<', fail: '0.1', warn: null }, { validFrom: null, by });
    const kindsOf = (id: string) => {
      const { changes = [] } = sample.issue().restatement ?? {};
      return changes.filter((change) => restated(id)?.causes.includes(change.id)).map(({ kind }) => kind);
    };
    expect(kindsOf('scorecard.APWC.value')).toEqual(['mapping']);
    const targets = sample.issue().restatement?.figures.filter(({ id }) => /DM.*target/i.test(id)) ?? [];
    for (const { id } of targets) expect(kindsOf(id)).toEqual(['target']);
  });

  it('not by what reaches other months only, and not by words, which are said', async () => {
    const facts = [{ accountId: '000000000001', month: '2026-02', billed: 5n }];
    const { importId } = await stageImport(sample.db, sampleScan(facts), { classify: classifySample, by });
    commitImport(sample.db, importId, { acceptRejects: true, acceptShrink: true, by });
    expect(sample.issue()).toMatchObject({ state: 'published', restatement: { figures: [], changes: [] } });
    saveAnnotation(sample.db, { month, text: 'A load test.', link: null }, { by });
    expect(sample.issue()).toMatchObject({
      state: 'published',
      restatement: { figures: [], changes: [{ kind: 'words' }] },
    });
  });

  it('back to published when what changed is taken back', () => {
    sample.counts('1100');
    sample.counts('1000');
    expect(sample.issue().state).toBe('published');
  });

  it('and issued anew as #61.1, closed again and with a reason; #61 stays as it was', () => {
    const first = frozenReport(sample.db, sample.edition().sha256);
    sample.counts('1100');
    expect(() => sample.publish('recounted')).toThrow(/changed since Ada closed it/);
    sample.close();
    expect(() => sample.publish()).toThrow(/#61\.1 replaces #61/);
    expect(sample.publish('recounted')).toMatchObject({
      edition: '61.1',
      number: 61,
      revision: 1,
      reason: 'recounted',
    });
    expect(sample.issue()).toMatchObject({ state: 'published', restatement: { figures: [] } });
    expect(frozenReport(sample.db, sample.edition(0).sha256)).toEqual(first);
    expect(editionsOf(sample.db, month).map((row) => verifyEdition(sample.db, row).isProven)).toEqual([true, true]);
  });

  it('under its own number, though the first report month is another one now', () => {
    saveSetting(sample.db, 'firstReportMonth', '2025-01', { validFrom: null, by });
    expect(sample.publish('renumbered')).toMatchObject({ edition: '61.1' });
    expect(frozenReport(sample.db, sample.edition(1).sha256)).toMatchObject({ number: 61 });
    expect(verifyEdition(sample.db, sample.edition(1)).isProven).toBe(true);
  });
});

describe('a closed month', () => {
  it('is restated as well, until it is closed again', () => {
    sample.close();
    sample.counts('1100');
    expect(sample.issue()).toMatchObject({ state: 'restated', isClosingStale: true });
    expect(() => sample.publish()).toThrow(/changed since Ada closed it/);
    sample.close();
    expect(sample.issue()).toMatchObject({ state: 'closed', isClosingStale: false });
    expect(sample.publish()).toMatchObject({ edition: '61' });
  });
});

describe('the list of all issues', () => {
  const listed = () => issueList(sample.db, (asked) => monthIssue(sample.db, asked));

  it('reads a published month from its edition and works out only what may have changed', () => {
    sample.close();
    sample.publish(null, 'Bob');
    const asked: string[] = [];
    const issues = issueList(sample.db, (one) => {
      asked.push(one);
      return monthIssue(sample.db, one);
    });
    expect(asked).toEqual(['2025-12']);
    expect(issues).toMatchObject([
      { month, number: 61, state: 'published', edition: { edition: '61', by: 'Bob' }, restatement: null },
      { month: '2025-12', number: 60, state: 'draft', edition: null },
    ]);
    expect(issues[0]?.summary.kpis.map(({ id }) => id)).toEqual(['APWC', 'APFC', 'ASWC', 'DM', 'CPBM']);
    expect(issues[0]?.summary.cost?.text).toBe('$9,000');
  });

  it('counts the figures that differ, and keeps showing the published ones', () => {
    sample.close();
    sample.publish();
    const before = listed()[0]?.summary;
    sample.counts('1100');
    expect(listed()[0]).toMatchObject({
      state: 'restated',
      restatement: sample.issue().restatement,
    });
    expect(listed()[0]?.summary).toEqual(before);
  });
});

describe('a published month with money in another currency', () => {
  const rate = (text: string) =>
    saveExchangeRate(sample.db, { month, currency: 'EUR', toCurrency: 'USD', rate: text }, { by: 'Bea' });

  it('waits for its rate, and is restated by another one', async () => {
    const euros = [{ accountId: '000000000001', payerId: '2222', month, billed: 1_000_000_000_000n }];
    const scan = sampleScan(euros, { name: 'euros.csv', currency: 'EUR' });
    const { importId } = await stageImport(sample.db, scan, { classify: classifySample, by });
    commitImport(sample.db, importId, { acceptRejects: true, acceptShrink: true, by });
    saveInvoiceTotal(sample.db, { month, payerId: '2222', amount: '1000', currency: 'EUR' }, { by });
    const lacking = sample
      .issue()
      .checks()
      .find(({ id }) => id === 'bill');
    expect(lacking).toMatchObject({
      isPassed: false,
      publishing: 'refused',
      text: 'January 2026 is billed in EUR: give the rate to USD',
    });
    rate('1.1');
    sample.close();
    sample.publish();
    expect(sample.issue().state).toBe('published');
    rate('1.2');
    const { restatement } = sample.issue();
    const apwc = restatement?.figures.find(({ id }) => id === 'scorecard.APWC.value');
    expect(apwc).toMatchObject({ published: '$8.08', now: '$8.16' });
    const causes = restatement?.changes.filter(({ id }) => apwc?.causes.includes(id));
    expect(causes).toMatchObject([{ kind: 'rate', text: 'exchange rate: EUR in USD, 2026-01', by: 'Bea' }]);
  });
});
