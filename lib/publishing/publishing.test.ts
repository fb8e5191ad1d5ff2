import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveSetting } from '../../db/commands/save-setting';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { closingInForce, editionsOf } from '../../db/queries/editions';
import { storedDocument } from '../../db/queries/published-document';
import { canonicalJson } from '../report/files/canonical-json';
import { sections } from '../report/sections/registry';
import { checklistOf } from './checklist';
import { closeMonth, reopenMonth } from './close-month';
import { frozenReport } from './frozen-report';
import { sha256Of } from './sha256';
import { by, month, noCounts, type SampleIssue, sampleIssue } from './testing/sample-issue';
import { verifyEdition } from './verify-edition';

let sample: SampleIssue;
beforeEach(async () => {
  sample = await sampleIssue();
});
afterEach(() => sample.remove());

describe('a month is published', () => {
  it('from draft over closed to its number, sealed with who and when', () => {
    expect(sample.issue()).toMatchObject({
      state: 'draft',
      live: { reportState: 'draft', edition: null, closed: null },
    });
    sample.close();
    expect(sample.issue()).toMatchObject({ state: 'closed', live: { reportState: 'closed', closed: { by } } });
    const published = sample.publish(null, ' Bob ');
    expect(published).toMatchObject({ edition: '61', number: 61, revision: 0, by: 'Bob', reason: null });
    const report = frozenReport(sample.db, published.sha256);
    expect(report).toMatchObject({
      ...{ version: 1, number: 61, edition: '61', reportState: 'published', closed: { by } },
      published: { by: 'Bob', at: published.at, reason: null },
    });
    expect(sample.issue()).toMatchObject({ state: 'published', live: { reportState: 'published', edition: null } });
  });

  it('with its sections in the order in which they are shown', () => {
    sample.close();
    const report = frozenReport(sample.db, sample.publish().sha256);
    if (typeof report === 'string') throw new Error(report);
    expect(Object.keys(report.sections)).toEqual(sections.map(({ id }) => id));
  });

  it('as canonical JSON whose hash anybody can compute', () => {
    sample.close();
    const { sha256 } = sample.publish();
    const stored = storedDocument(sample.db, sha256);
    expect(sha256Of(stored?.document ?? '')).toBe(sha256);
    expect(canonicalJson(JSON.parse(stored?.document ?? 'null'))).toBe(stored?.document);
    expect(verifyEdition(sample.db, sample.edition())).toMatchObject({ isProven: true, problems: [] });
  });

  it('only when it is closed, and closed only once', () => {
    expect(() => sample.publish()).toThrow(/not closed/);
    sample.close();
    expect(() => sample.close()).toThrow(/Ada closed January 2026 on .* no figure changed since/);
    reopenMonth(sample.db, { month, by, reason: 'a late bill' });
    expect(sample.issue().state).toBe('draft');
    expect(() => sample.publish()).toThrow(/not closed/);
  });

  it('never while it is open', () => {
    saveSetting(sample.db, 'asOf', '2026-01-31', { validFrom: null, by });
    sample.close();
    expect(() => sample.publish('all the same')).toThrow(/can’t be published\. Data is final: the month is not over/);
    expect(editionsOf(sample.db, month)).toEqual([]);
  });

  it.each([
    ['no invoice total is entered', () => sample.invoice(null), /no invoice total is entered/],
    ['cost is unmapped', () => sample.map('unmapped', '2026-01'), /1 account without one/],
  ])('with a reason where %s', (_, make, words) => {
    make();
    sample.close();
    expect(() => sample.publish('  ')).toThrow(words);
    expect(sample.publish('the invoice is on paper')).toMatchObject({ reason: 'the invoice is on paper' });
  });

  it('without a reason where unmapped cost is within its limit', () => {
    sample.map('unmapped', '2026-01');
    saveSetting(sample.db, 'unmappedLimitPct', '100', { validFrom: null, by });
    sample.close();
    expect(sample.publish()).toMatchObject({ reason: null });
  });

  it('never while the residual against the invoice is above the tolerance', () => {
    sample.invoice('9010');
    sample.close();
    expect(() => sample.publish('all the same')).toThrow(/is \$9\.88 below the invoice; 0\.01% is tolerated/);
  });

  it('with a name', () => {
    expect(() => closeMonth(sample.db, { month, by: ' ' })).toThrow(/name is needed/);
  });

  it('not before the first report month, nor where there is nothing', () => {
    saveSetting(sample.db, 'firstReportMonth', '2026-02', { validFrom: null, by });
    sample.close();
    expect(() => sample.publish()).toThrow(/it has no number/);
    expect(() => closeMonth(sample.db, { month: '2020-01', by })).toThrow(/nothing to report/);
  });

  it('once: a second publisher is refused in plain words', () => {
    sample.close();
    sample.publish(null, 'Bob');
    expect(() => sample.publish(null, 'Eve')).toThrow(/Bob published #61 on .* nothing changed since/);
    expect(editionsOf(sample.db, month)).toHaveLength(1);
  });

  it('or not at all: what fails on the way leaves nothing', () => {
    sample.close();
    const before = sample.db.raw.prepare('SELECT count(*) FROM frozen_documents').pluck().get();
    sample.db.raw.exec("CREATE TRIGGER fails BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk gone'); END");
    expect(() => sample.publish()).toThrow(/disk gone/);
    expect(sample.db.raw.prepare('SELECT count(*) FROM frozen_documents').pluck().get()).toBe(before);
    expect(editionsOf(sample.db, month)).toEqual([]);
  });
});

describe('the checklist', () => {
  const failing = () => checklistOf(sample.db, month).flatMap(({ id, isPassed }) => (isPassed ? [] : [id]));

  it('passes but for the KPIs that nobody configured', () => {
    expect(failing()).toEqual(['kpis', 'movers']);
  });

  it('finds parts that do not make up the total, and more paid than there are', () => {
    saveWorkspaceCounts(
      sample.db,
      [{ ...noCounts, month, total: '1300', active: '1000', hibernated: '250', paid: '1400' }],
      { by },
    );
    const check = checklistOf(sample.db, month).find(({ id }) => id === 'counts-consistent');
    expect(check).toMatchObject({
      isPassed: false,
      text: '1,000 active and 250 hibernated are not 1,300 in total; 1,400 paid are more than 1,300 in total',
    });
  });

  it('is kept with the closing, failures in words', () => {
    sample.invoice(null);
    sample.close();
    expect(closingInForce(sample.db, month)?.failedChecks).toContainEqual(
      'Reconciled with the invoice: no invoice total is entered to compare with',
    );
  });
});
