import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInDefinitions } from '../../kpis/definitions';
import type { KpiDefinition } from '../../kpis/types';
import { add, equals, fromDecimal, type Rational, subtract, sum } from '../../money/rational';
import { reportContext } from '../context';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';
import { changeParts } from './bridge-parts';
import { buildKpiPage, type KpiQuestion } from './build-kpi-page';
import { type BridgeRow, bridgeCuts, type KpiPage } from './kpi-page';

const own: KpiDefinition = {
  ...{ id: 'EACH', name: 'Cost per paid workspace and hour', group: 'custom', formula: 'cost.total', unit: 'money' },
  ...{ better: 'lower', description: 'All cost.', numeratorLabel: 'Total cost', denominatorLabel: 'None', caveats: [] },
  ...{ breaksAtHibernation: false, version: 1, validFrom: null },
};
const definitions = [...builtInDefinitions, own];
const settings = { hibernationStartMonth: '2025-04' };
const contextWith = (changes: SampleChanges = {}) => reportContext(sampleInputs({ definitions, settings, ...changes }));
const context = contextWith();

const pageOf = (question: KpiQuestion, given = context): KpiPage => {
  const page = buildKpiPage(given, question);
  if (page === null) throw new Error(`There is no KPI ${question.id}.`);
  return page;
};

/** A printed number as the table has it, its commas and signs read. */
const read = (text: string): Rational => fromDecimal(text.replaceAll(',', '').replace('−', '-').replace('+', ''));
const printed = (rows: readonly BridgeRow[], of: 'before' | 'after' | 'change' | 'effect'): Rational =>
  sum(rows.map((row) => read(row[of].text)));

const anyMonth = fc.constantFrom('2024-12', '2025-03', '2025-07', '2025-11', '2025-12', '2026-01');
const anyQuestion = fc.record({
  id: fc.constantFrom(...definitions.map(({ id }) => id)),
  from: anyMonth,
  to: anyMonth,
  cut: fc.constantFrom(...bridgeCuts),
});

describe('the bridge between two months', () => {
  it('has exact parts that sum to the change, whatever the KPI, the months and the cut', () => {
    fc.assert(
      fc.property(anyQuestion, ({ id, from: one, to: other, cut }) => {
        const [from = one, to = other] = [one, other].sort();
        const parts = changeParts(context, id, { from, to, cut });
        const [before, after] = [context.kpi(id, from)?.value ?? null, context.kpi(id, to)?.value ?? null];
        if (parts === null) return before === null || after === null;
        const effects = [...parts.numerator, ...parts.denominator].map(({ effect }) => effect);
        return before !== null && after !== null && equals(sum(effects), subtract(after, before));
      }),
    );
  });

  it('prints parts that sum to the printed change, and levels that it lies between', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { bridge } = pageOf(question);
        if (bridge.reason !== null) return;
        const change = read(bridge.change.text);
        expect(add(printed(bridge.numerator, 'effect'), printed(bridge.denominator, 'effect'))).toEqual(change);
        expect(add(read(bridge.start.text), change)).toEqual(read(bridge.end.text));
        expect(read(bridge.numeratorTotal?.effect.text ?? '')).toEqual(printed(bridge.numerator, 'effect'));
        expect(add(read(bridge.start.text), printed(bridge.numerator, 'effect'))).toEqual(
          read(bridge.middle?.text ?? ''),
        );
        for (const of of ['before', 'after', 'change'] as const)
          expect(read(bridge.numeratorTotal?.[of].text ?? '')).toEqual(printed(bridge.numerator, of));
      }),
    );
  });

  it('gives every figure an id of its own', () => {
    for (const { id } of definitions) {
      const { bridge } = pageOf({ id });
      const rows = [
        ...bridge.numerator,
        ...bridge.denominator,
        ...(bridge.numeratorTotal ? [bridge.numeratorTotal] : []),
      ];
      const ids = rows.flatMap(({ before, after, change, effect }) => [before.id, after.id, change.id, effect.id]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('compares the newest month with the one before, and puts chosen months in their order', () => {
    expect(pageOf({ id: 'APWC' }).bridge).toMatchObject({ from: '2025-12', to: '2026-01', reason: null });
    expect(pageOf({ id: 'APWC', from: '2026-01', to: '2025-03' }).bridge).toMatchObject({
      from: '2025-03',
      to: '2026-01',
    });
    expect(pageOf({ id: 'APWC', from: '1999-01', to: '2025-03' }).bridge).toMatchObject({ from: '2025-02' });
  });

  it('says why a change can’t be cut', () => {
    expect(pageOf({ id: 'APWC', from: '2025-05', to: '2025-05' }).bridge.reason).toContain('two different months');
    expect(pageOf({ id: 'AHR', from: '2025-01', to: '2026-01' }).bridge.reason).toContain('hibernation began');
    const partial = sampleInputs({ definitions });
    const states = partial.states.map((state) =>
      state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: '2026-01-18' } : state,
    );
    const open = contextWith({ states });
    expect(pageOf({ id: 'APWC', to: '2026-01' }, open).bridge.reason).toContain('still open');
    expect(pageOf({ id: 'APWC' }, open)).toMatchObject({
      bridge: { to: '2025-12', reason: null },
      partialTo: '2026-01-18',
    });
  });

  it('cuts cost by account too', () => {
    const labels = pageOf({ id: 'APWC', cut: 'account' }).bridge.numerator.map(({ label }) => label);
    expect(labels.sort()).toEqual(['acme-production', 'acme-production-eu']);
  });
});

describe('a KPI’s history', () => {
  it('ends at the break: what came before is another part, and both are named', () => {
    const second = {
      ...own,
      id: 'WB',
      version: 2,
      validFrom: '2025-09',
      formula: 'workspaces.paid / workspaces.active',
    };
    const versioned = contextWith({ definitions: [...builtInDefinitions, { ...second, unit: 'share' }] });
    const { history } = pageOf({ id: 'WB' }, versioned);
    expect(history.parts).toEqual([
      { first: '2024-11', last: '2025-08', name: 'Definition v1 · not comparable', isCurrent: false },
      { first: '2025-09', last: '2026-01', name: 'Definition v2, from Sep 2025', isCurrent: true },
    ]);
    expect(history.breakNotes[0]).toContain(
      'workspaces.paid / workspaces.active; version 1 before it was workspaces.paid / workspaces.total',
    );
    expect(history.finding).toContain('since September 2025');
    expect(pageOf({ id: 'WB', from: '2025-08', to: '2025-09' }, versioned).bridge.reason).toContain(
      'different definitions',
    );
  });

  it('breaks at hibernation only where the definition says so', () => {
    expect(pageOf({ id: 'AAPWC' }).history.parts.map(({ name }) => name)).toEqual([
      'Before hibernation · not comparable',
      'Hibernation began Apr 2025',
    ]);
    expect(pageOf({ id: 'APWC' }).history.parts).toHaveLength(1);
    expect(pageOf({ id: 'AAPWC', isShort: true }).history.points).toHaveLength(13);
  });

  it('has the notes of its own series and those of all, and the threshold’s months', () => {
    const note = { id: 1, month: '2025-06', day: null, series: null, text: 'All', link: null };
    const annotations = [note, { ...note, id: 2, series: 'kpi.DM', text: 'Own' }, { ...note, id: 3, series: 'kpi.WB' }];
    const { history } = pageOf({ id: 'dm' }, contextWith({ annotations }));
    expect(history.annotations.map(({ id }) => id)).toEqual([1, 2]);
    expect(history.targets).toEqual([{ first: '2024-11', last: '2026-01', exact: '0.2', text: 'Target 20%' }]);
  });
});

describe('a KPI’s page', () => {
  it('says the value, its change and its target in one sentence', () => {
    expect(pageOf({ id: 'DM' }).finding).toMatch(
      /^Development metric is [\d.]+%, (up|down|unchanged) .* (under|over) its 20% target$/,
    );
    expect(pageOf({ id: 'EACH' }).finding).toMatch(/^Cost per paid workspace and hour is \$/);
    const blind = contextWith({
      editMonth: (month) => (month.month === '2026-01' ? { ...month, counts: null } : month),
    });
    expect(pageOf({ id: 'APWC' }, blind).finding).toBe(
      'Average production workspace cost has no value in January 2026',
    );
  });

  it('has a fraction without a denominator where the formula divides by nothing', () => {
    expect(pageOf({ id: 'EACH' }).fraction.denominator).toBeNull();
    expect(pageOf({ id: 'DM' }).fraction.numerator.note).toContain('cost.test + cost.dev');
  });

  it('holds nothing but strings, small numbers, booleans and null', () => {
    const page = pageOf({ id: 'APWC' });
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  });

  it('is null for what is no KPI', () => {
    expect(buildKpiPage(context, { id: 'NOPE' })).toBeNull();
  });
});
