import { describe, expect, it } from 'vitest';
import { fromDecimal, sum, toDecimal } from '../../money/rational';
import { reportContext } from '../context';
import { sampleInputs } from '../testing/sample-inputs';
import { sampleAction, sampleWords } from '../testing/sample-words';
import type { ActionRecord } from '../words/words';
import { actions as actionsSection } from './actions';

const sectionOf = (actions: readonly ActionRecord[], month = '2026-01') =>
  actionsSection.build(reportContext(sampleInputs({ month, asOf: '2026-02-10', words: { ...sampleWords, actions } })));

const section = sectionOf(sampleWords.actions);
const printed = (text: string) => fromDecimal(text.replaceAll(',', ''));

describe('the actions', () => {
  it('that are open come late ones first, then by due month', () => {
    expect(section.open.map(({ id, standingText, due }) => [id, standingText, due])).toEqual([
      ['1', 'Late, due Jan 2026', 'Jan 2026'],
      ['4', 'New', 'Mar 2026'],
      ['5', 'New', null],
    ]);
  });

  it('are summed up in the finding, the ones without an estimate told apart', () => {
    expect(section.finding.text).toBe('Three actions open, $721 a month expected from two of them; one is late');
    expect(section.finding.figures.map(({ exact }) => exact)).toEqual(['721.000000']);
    expect(sectionOf([sampleAction(1)]).finding.text).toBe('One action open, $100 a month expected');
    expect(sectionOf([sampleAction(1, { expectedSaving: null })]).finding.text).toBe(
      'One action open, no saving estimated',
    );
    expect(sectionOf([]).finding.text).toBe('No action is open');
  });

  it('have amounts that sum to the printed total', () => {
    const parts = section.open.flatMap(({ expected }) => (expected.exact === null ? [] : [printed(expected.text)]));
    expect(toDecimal(sum(parts), 0)).toBe(section.openTotal?.text);
    expect(section.openTotal?.exact).toBe('721.000000');
  });

  it('of the month before are told with what became of them', () => {
    expect(
      section.settled.map(({ id, standing, outcome, realised }) => [id, standing, outcome, realised?.text]),
    ).toEqual([
      ['2', 'done', 'Resized on 9 Jan', '38'],
      ['3', 'dropped', 'The team moves in March anyway', undefined],
    ]);
    expect(section.since?.text).toBe(
      'Of December’s three actions, one is done, one was dropped and one is still open; what is done saves $38 a month, $40 expected.',
    );
    expect(sectionOf(sampleWords.actions, '2025-12').since).toBeNull();
  });

  it('of an earlier report stay as they were', () => {
    const december = sectionOf(sampleWords.actions, '2025-12');
    expect(december.open.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(december.settled).toEqual([]);
  });

  it('that are done without a measured saving are shown once more in the next month, and not again', () => {
    const records = [sampleAction(1, { month: '2025-11' }), sampleAction(1, { month: '2025-12', status: 'done' })];
    const shown = (month: string) => sectionOf(records, month).settled.map(({ realised }) => realised?.reason?.code);
    expect(['2025-12', '2026-01', '2026-02'].map(shown)).toEqual([['not-measured'], ['not-measured'], []]);
    const measured = [...records, sampleAction(1, { month: '2026-02', status: 'done', realisedSaving: '90' })];
    expect(sectionOf(measured, '2026-02').settled.map(({ realised }) => realised?.text)).toEqual(['90']);
  });

  it('in another currency say so and stay out of the totals', () => {
    const each = sectionOf([sampleAction(1), sampleAction(2, { currency: 'EUR' })]);
    expect(each.open.map(({ expected }) => expected.text)).toEqual(['100', '€100']);
    expect(each.openTotal?.exact).toBe('100.500000');
    expect(each.note).toBe('Amounts in a currency other than USD are not in the totals.');
  });

  it('are late only once their month is over', () => {
    const due = (dueMonth: string) => sectionOf([sampleAction(1, { dueMonth })]).open[0]?.standing;
    expect([due('2026-01'), due('2026-02')]).toEqual(['late', 'new']);
  });
});
