import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { importDemo } from '../demo/import-demo';
import { demoMonth } from '../demo/timeline';
import { absolute, equals, fromDecimal, sum } from '../money/rational';
import type { Month } from '../month/month';
import { liveReport } from '../publishing/live-report';
import { exactText } from '../report/figure';
import { figuresOf } from '../report/outline/figures-of';
import type { Figure } from '../report/schema/figure';
import { explain } from './explain';
import type { Explanation } from './explanation';

const directory = mkdtempSync(join(tmpdir(), 'perunit-explain-'));
// As many as a forecast needs, and two months before hibernation began.
const imported = [6, 7, 30, 31, 32, 33, 34, 35, 36];
const reported = [7, 31, 36].map(demoMonth);
let db: PerunitDatabase;

beforeAll(async () => {
  db = openDatabase(join(directory, 'demo.db'));
  const files = join(directory, 'files');
  await importDemo({ db, directory: files, format: 'focus', variant: 'standard', months: imported, onStep: () => {} });
}, 120_000);
afterAll(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true });
});

const explainOne = (month: Month, of: string): Explanation => {
  const explanation = explain(db, { month, of });
  if (explanation === null) throw new Error(`${of} of ${month} is explained by nothing.`);
  return explanation;
};

const figures = (month: Month): Figure[] => figuresOf(liveReport(db, { month }));
const ask = ({ id }: Figure) => `figure.${id}`;

const isSaid = ({ parts, formula, notes, reason, records }: Explanation): boolean =>
  parts.length > 0 || formula !== null || notes.length > 0 || reason !== null || records.length > 0;

/** As large as the document says, in the places that the document keeps; words print a fall without its sign. */
const isSameValue = ({ exact }: Explanation, figure: Figure): boolean => {
  if (exact === null || figure.exact === null) return exact === figure.exact;
  const kept = exactText(fromDecimal(exact), figure.unit);
  return equals(absolute(fromDecimal(kept)), absolute(fromDecimal(figure.exact)));
};

const addsUp = ({ sum: check, parts, exact }: Explanation): boolean => {
  if (check === null) return true;
  const whole = sum(parts.map((part) => fromDecimal(part.exact ?? 'NaN')));
  return check.isEqual && exact !== null && equals(whole, fromDecimal(check.exact));
};

describe.each(reported)('the figures of %s', (month) => {
  it('each say where they come from', { timeout: 120_000 }, () => {
    const silent = figures(month).filter((figure) => !isSaid(explainOne(month, ask(figure))));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('are what their question comes to, and the data still give the same', { timeout: 120_000 }, () => {
    const other = figures(month).filter((figure) => {
      const explanation = explainOne(month, ask(figure));
      return !isSameValue(explanation, figure) || explanation.printed?.isSame !== true;
    });
    expect(other.map(({ id }) => id)).toEqual([]);
  });

  it('have levels that add up, and parts that open', { timeout: 120_000 }, () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const figure of figures(month)) {
      const explanation = explainOne(month, ask(figure));
      if (!addsUp(explanation)) wrong.push(figure.id);
      for (const { of, month: at } of explanation.parts) {
        if (of === null || at !== month || seen.has(of)) continue;
        seen.add(of);
        if (!addsUp(explainOne(at, of))) wrong.push(of);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a figure', () => {
  const month = demoMonth(36);

  it('of a changed KPI comes from its two months, and their effects from what was spent and counted', () => {
    const change = explainOne(month, 'figure.scorecard.APWC.change');
    expect(change.parts.map(({ of, month: at }) => [of, at])).toEqual([
      ['APWC', month],
      ['APWC', demoMonth(35)],
    ]);
    const effect = explainOne(month, 'figure.scorecard.APWC.numerator-effect');
    expect(effect.sum?.isEqual).toBe(true);
    expect(effect.parts.map(({ label }) => label)).toContain('Production, Amazon Relational Database Service');
  });

  it('of the fiscal year comes from its months', () => {
    const { parts, sum: check } = explainOne(month, 'figure.accounts.total.fiscal-year-to-date');
    expect(check?.isEqual).toBe(true);
    expect(parts.at(-1)).toMatchObject({ of: 'cost', month });
  });

  it('of the bill walks from the cost in the KPIs', () => {
    const billed = explainOne(month, 'figure.data-notes.billed');
    expect(billed.sum?.isEqual).toBe(true);
    expect(billed.parts.map(({ of }) => of)).toEqual(['cost', 'bill.marketplace', 'bill.tax', 'bill.off-bill']);
  });

  it('that a person wrote says who, and when', () => {
    const action = figures(month).find(({ id }) => /^actions\.\d+\.expected$/.test(id));
    if (action === undefined) throw new Error('The demo has no action.');
    expect(explainOne(month, ask(action)).records).toMatchObject([{ by: expect.any(String), at: expect.any(String) }]);
  });

  it('that the report does not have is explained by nothing', () => {
    expect(explain(db, { month, of: 'figure.nothing' })).toBeNull();
    expect(explain(db, { month, of: 'figure.scorecard.APWC.value', edition: '99' })).toBeNull();
  });
});
