import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal, rational } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import { figuresOf } from '../outline/figures-of';
import { sampleInputs } from '../testing/sample-inputs';
import { compareDocuments } from './compare-documents';
import { printDifference } from './print-difference';
import { type RecordedChange, reaches } from './recorded-change';
import { restatementOf } from './restatement';

const month = '2026-01';
const frozen = buildMonthlyReport(sampleInputs());

/** The sample with one account's January cost higher by so many nanos. */
const withMore = (nanos: bigint) =>
  buildMonthlyReport(
    sampleInputs({
      editMonth: (inputs) =>
        inputs.month !== month
          ? inputs
          : {
              ...inputs,
              costs: (inputs.costs ?? []).map((cell, at) =>
                at === 7 && cell.nanos !== null ? { ...cell, nanos: cell.nanos + nanos } : cell,
              ),
            },
    }),
  );

const change = (given: Partial<RecordedChange>): RecordedChange => ({
  ...{ id: 1, kind: 'bill', text: 'new data: bill.csv', by: 'Ada', at: '2026-03-01T00:00:00.000Z' },
  ...{ from: month, to: month, kpiId: null, accounts: null },
  ...given,
});

describe('two documents', () => {
  it('of the same data differ in no figure', () => {
    expect(compareDocuments(frozen, buildMonthlyReport(sampleInputs()))).toEqual([]);
  });

  it('differ in exactly the figures whose exact value changed', () => {
    const live = withMore(1_000_000_000_000n);
    const before = new Map(figuresOf(frozen).map((figure) => [figure.id, figure.exact]));
    const differing = figuresOf(live).filter(({ id, exact }) => before.get(id) !== exact);
    const ids = compareDocuments(frozen, live).map(({ id }) => id);
    expect(new Set(ids)).toEqual(
      new Set([
        ...differing.map(({ id }) => id),
        ...[...before.keys()].filter((id) => figuresOf(live).every((figure) => figure.id !== id)),
      ]),
    );
    expect(ids).toContain('scorecard.APWC.value');
  });

  it('do not differ in what a person wrote', () => {
    const live = buildMonthlyReport(
      sampleInputs({
        annotations: [{ id: 1, month, day: null, series: null, text: 'A load test.', link: null }],
        organisation: { id: 'own', name: 'B' },
      }),
    );
    expect(compareDocuments(frozen, live)).toEqual([]);
  });
});

describe('a restatement', () => {
  const live = withMore(1_000_000_000_000n);

  it('names its figures by their place, the headline’s and the KPIs’ first of all', () => {
    const { figures } = restatementOf(frozen, live, [change({})]);
    const apwc = figures.find(({ id }) => id === 'scorecard.APWC.value');
    expect(apwc).toMatchObject({ section: 'KPI scorecard', name: 'APWC, Jan 2026', causes: [1], isKey: true });
    expect(figures.every(({ name, section }) => name !== '' && section !== '')).toBe(true);
  });

  it('has the points of charts and the verdicts that differ, though no figure does', () => {
    const [card] = frozen.sections.scorecard.primary;
    const [point] = card?.series ?? [];
    if (card === undefined || point === undefined) throw new Error('The sample has a drawn KPI.');
    const other = { ...card, status: 'off-target' as const, series: [{ ...point, exact: '1', text: '$1.00' }] };
    const primary = [other, ...frozen.sections.scorecard.primary.slice(1)];
    const scorecard = { ...frozen.sections.scorecard, primary };
    const drawn = { ...frozen, sections: { ...frozen.sections, scorecard } };
    const { figures } = restatementOf(frozen, drawn, [change({ id: 3 }), change({ id: 4, kind: 'words' })]);
    const named = figures.map(({ name, now }) => `${name}: ${now}`);
    expect(named).toContain('Average Production Workspace Cost, status: off-target');
    expect(named).toContain('Average Production Workspace Cost, Jan 2025: $1.00');
    expect(figures.every(({ causes, isKey }) => causes.join() === '3' && !isKey)).toBe(true);
  });

  it('blames what reaches the month and can move the figure', () => {
    const { figures, changes } = restatementOf(frozen, live, [
      change({ id: 1 }),
      change({ id: 2, kind: 'counts', text: 'new counts: counts.csv' }),
      change({ id: 3, from: '2026-02', to: '2026-02' }),
      change({ id: 4, kind: 'words', text: 'words: 2026-01' }),
    ]);
    expect(changes.map(({ id }) => id)).toEqual([1, 2, 4]);
    const causesOf = (id: string) => figures.find((figure) => figure.id === id)?.causes;
    expect(causesOf('accounts.total.current')).toEqual([1]);
    expect(causesOf('scorecard.APWC.value')).toEqual([1, 2]);
  });
});

describe('a recorded change', () => {
  it.each([
    ['of an earlier month of the series', { from: '2023-01', to: '2023-01' }, true],
    ['of a month before the series', { from: '2022-12', to: '2022-12' }, false],
    ['of a later month', { from: '2026-02', to: null }, false],
    ['from the beginning', { from: null, to: null }, true],
    ['of a budget that its projection reads', { kind: 'budgets', from: '2027-01', to: '2027-01' }, true],
    ['of a budget after that', { kind: 'budgets', from: '2027-02', to: '2027-02' }, false],
    ['in words of last month', { kind: 'words', from: '2025-12', to: '2025-12' }, true],
    ['in words of the month before that', { kind: 'words', from: '2025-11', to: '2025-11' }, false],
  ] as const)('%s reaches a month, or does not', (_, given, expected) => {
    expect(reaches(change(given), month)).toBe(expected);
  });
});

describe('a difference in print', () => {
  it.each([
    ['money', '−284.03', '−$284.03'],
    ['money-per-workspace', '0.0849', '+$0.085'],
    ['share', '0.0007', '+0.07 pp'],
    ['ratio', '0.015', '+0.015'],
    ['count', '-1', '−1'],
  ] as const)('of %s: %s is %s', (unit, exact, text) => {
    expect(printDifference(fromDecimal(exact.replace('−', '-')), unit, 'USD')).toBe(text);
  });

  it('is never nothing for something, as far as a figure is exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (micros) => {
        const printed = printDifference(rational(micros, 1_000_000n), 'money', 'USD');
        expect(/[1-9]/.test(printed)).toBe(micros !== 0n);
        expect(printed.startsWith('−')).toBe(micros < 0n);
      }),
    );
  });
});
