import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Question, questionText, type Ref, refText } from './question';
import { readQuestion, readRef } from './read-question';

const kpis = ['APWC', 'DM'];
const months = fc.constantFrom(null, '2025-12', '2026-01');
const words = fc.constantFrom('0001', 'Amazon S3 & more', 'a=b?c@2025-12', '', 'über');

const plain: fc.Arbitrary<Question> = fc.oneof(
  fc.constantFrom<Question>({ kind: 'kpi', id: 'APWC' }, { kind: 'measure', id: 'cost.production' }),
  words.map((cluster): Question => ({ kind: 'measure', id: 'workspaces.active', cluster })),
  fc.record({ account: words, type: words }).map((filter): Question => ({ kind: 'cost', filter })),
  fc.constantFrom<Question>({ kind: 'bill', id: 'tax' }, { kind: 'figure', id: 'accounts.total.share' }),
);

const nested = (of: fc.Arbitrary<Question>): fc.Arbitrary<Question> => {
  const ref: fc.Arbitrary<Ref> = fc.record({ question: of, month: months });
  return fc.oneof(
    of,
    fc
      .record({ of: fc.array(ref, { minLength: 1, maxLength: 3 }), less: fc.array(ref, { maxLength: 2 }) })
      .map((sides): Question => ({ kind: 'sum', ...sides })),
    fc.record({ of: ref, to: ref }).map((sides): Question => ({ kind: 'ratio', ...sides })),
    fc.record({ of: ref, than: ref }).map((sides): Question => ({ kind: 'relative', ...sides })),
    of.map((question): Question => ({ kind: 'months', of: question, from: '2025-02' })),
  );
};

it('a question is read back from its text', () => {
  fc.assert(
    fc.property(nested(nested(plain)), months, (question, month) => {
      expect(readQuestion(questionText(question), kpis)).toEqual(question);
      const ref = { question, month };
      expect(readRef(refText(ref), kpis)).toEqual(ref);
    }),
  );
});

it('text that asks nothing is no question', () => {
  for (const text of [
    '',
    'nothing',
    'sum',
    'sum?of=nothing',
    'ratio?of=APWC',
    'months?of=cost&from=2025',
    'cost?colour=red',
    'cost.total?of=APWC',
    'constructor',
  ]) {
    expect(readQuestion(text, kpis)).toBeNull();
  }
});
