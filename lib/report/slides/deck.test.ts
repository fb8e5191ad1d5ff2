import { describe, expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import type { MonthlyReport } from '../monthly-report';
import { figuresIn } from '../outline/figures-of';
import { sampleInputs } from '../testing/sample-inputs';
import { reportDeck } from './deck';
import { SLIDE } from './look';
import type { Slide } from './slide';

const report = buildMonthlyReport(sampleInputs());

/** The same report of an organisation with that many accounts, each a copy of one of the sample's. */
const withAccounts = (count: number): MonthlyReport => {
  const { accounts } = report.sections;
  const rows = Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const row = accounts.rows[index % accounts.rows.length];
    const name = `acme-account-with-a-longer-name-${index}`;
    return row === undefined ? [] : [{ ...row, accountId: String(index).padStart(12, '0'), name }];
  });
  return { ...report, sections: { ...report.sections, accounts: { ...accounts, rows } } };
};

const pointTexts = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(pointTexts)];
};

const cellsOf = (slides: readonly Slide[]): string[] =>
  slides.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.kind === 'table'
        ? part.rows.flatMap(({ cells }) => cells.map((runs) => runs.map(({ text }) => text).join('')))
        : [],
    ),
  );

describe('a deck', () => {
  it('compares the secondary KPIs of the first month with nothing', () => {
    const first = reportDeck(buildMonthlyReport(sampleInputs({ firstMonth: '2026-01' })));
    const titles = first.slides.map(({ title }) => title);
    expect(titles).toContain('Eight secondary KPIs: nothing to compare with yet');
  });

  it('prints numbers as the document does', () => {
    const known = new Set(pointTexts(report));
    const numbers = cellsOf(reportDeck(report).slides).filter((text) => /^[+−]?\$?[\d,.]+(%| pp)?$/.test(text));
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((text) => !known.has(text))).toEqual([]);
  });

  it('has every account’s and environment’s figures of the month', () => {
    const shown = new Set(cellsOf(reportDeck(report).slides));
    const { accounts, environments } = report.sections;
    for (const row of [...accounts.rows, ...environments.rows])
      for (const { text } of figuresIn([row.previous, row.current, row.change])) expect(shown).toContain(text);
  });

  it.each([0, 1, 14, 15, 29, 30, 200])('stays within 16 slides and within the slides with %i accounts', (count) => {
    const { slides } = reportDeck(withAccounts(count));
    expect(slides.length).toBeLessThanOrEqual(16);
    for (const { at, kind } of slides.flatMap(({ parts }) => parts)) {
      expect(at.x + at.w, kind).toBeLessThanOrEqual(SLIDE.width - 0.5);
      expect(at.y + at.h, kind).toBeLessThanOrEqual(7.02);
    }
  });

  it('draws no table below the foot of its slide', () => {
    for (const { id, parts } of reportDeck(withAccounts(200)).slides)
      for (const part of parts) {
        if (part.kind !== 'table') continue;
        const bottom = part.at.y + part.rowHeight * (part.rows.length + (part.hasHead ? 1 : 0));
        expect(bottom, id).toBeLessThanOrEqual(7.02);
      }
  });

  it('draws a value or a gap for every month and category', () => {
    const charts = reportDeck(report).slides.flatMap(({ parts }) => parts.filter((part) => part.kind === 'chart'));
    for (const { name, series, categories, dates } of charts)
      for (const { values } of series) expect(values.length, name).toBe(dates?.months.length ?? categories.length);
  });

  it('draws the band of a projection only where there is one', () => {
    const { past, months } = report.sections.projection;
    const chart = reportDeck(report)
      .slides.flatMap(({ parts }) => parts)
      .find((part) => part.kind === 'chart' && part.name === 'Cost, projection and budget');
    const band = chart?.kind === 'chart' ? chart.series.find(({ drawing }) => drawing === 'band') : undefined;
    expect(months.length).toBeGreaterThan(0);
    expect(band?.values.filter((value) => value !== null).length ?? 0).toBe(
      months.filter(({ low, high }) => low.exact !== null && high.exact !== null).length,
    );
    expect(band?.values.slice(0, past.length - 1) ?? []).toSatisfy((values: unknown[]) =>
      values.every((value) => value === null),
    );
  });

  it('can be made of a month without a bill', () => {
    const empty = buildMonthlyReport(sampleInputs({ editMonth: (month) => ({ ...month, costs: null, counts: null }) }));
    const { slides } = reportDeck(empty);
    expect(new Set(slides.map(({ title }) => title)).size).toBe(slides.length);
  });
});
