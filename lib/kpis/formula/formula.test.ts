import { describe, expect, it } from 'vitest';
import { fromInteger, toExactDecimal } from '../../money/rational';
import type { Measures } from '../types';
import { evaluateFormula, formulaText } from './evaluate-formula';
import { linearTerms } from './linear-terms';
import { parseFormula } from './parse-formula';

const known = new Set(['cost.test', 'cost.dev', 'workspaces.total']);
const measures: Measures = new Map([
  ['cost.test', { id: 'cost.test', unit: 'money', value: fromInteger(6), reason: null }],
  ['cost.dev', { id: 'cost.dev', unit: 'money', value: fromInteger(4), reason: null }],
  ['workspaces.total', { id: 'workspaces.total', unit: 'count', value: fromInteger(0), reason: null }],
]);

const compute = (text: string) => {
  const { formula, problem } = parseFormula(`(${text})`, known);
  if (formula === null) throw new Error(problem.text);
  const { value, reason } = evaluateFormula(formula.numerator, measures);
  return value === null ? reason?.text : toExactDecimal(value);
};

describe('formulas', () => {
  it('are computed exactly, with the usual precedence', () => {
    expect(compute('cost.test + cost.dev * 2')).toBe('14');
    expect(compute('(cost.test + cost.dev) * 2 - 1.5e-3')).toBe('19.9985');
    expect(compute('-cost.test - -cost.dev')).toBe('-2');
    expect(compute('+0.1 + .2')).toBe('0.3');
    expect(compute('cost.test - cost.dev - 1')).toBe('1');
  });

  it('have the two sides of the top division, else the whole over one', () => {
    const sides = (text: string) => {
      const { formula } = parseFormula(text, known);
      return formula && [formulaText(formula.numerator), formula.denominator && formulaText(formula.denominator)];
    };
    expect(sides('(cost.test + cost.dev) / workspaces.total')).toEqual(['cost.test + cost.dev', 'workspaces.total']);
    expect(sides('((cost.test) / (workspaces.total))')).toEqual(['cost.test', 'workspaces.total']);
    expect(sides('cost.test / 2 + cost.dev')).toEqual(['(cost.test / 2) + cost.dev', null]);
  });

  it('say what divides by zero, at any depth', () => {
    expect(compute('cost.test + cost.dev / (workspaces.total * 2)')).toBe(
      'workspaces.total * 2 is zero, so nothing can be divided by it.',
    );
  });

  it.each([
    ['', 1, 'The formula is empty.'],
    ['cost.test % 2', 11, '“%” has no meaning in a formula.'],
    ['cost.test + cost.prod', 13, 'There is no measure “cost.prod”.'],
    ['sum(cost.test)', 1, 'A formula has measures'],
    ['cost.test cost.dev', 11, 'A formula has measures'],
    ['cost.test ** 2', 11, '“**” is not one of'],
    ['(cost.test', 11, 'Unclosed ('],
    ['cost.test +', 12, 'Expected expression after +'],
    ['2cost', 2, 'Variable names cannot start with a number'],
    ['true / 2', 1, '“true” is not a number.'],
    ['this.cost', 1, 'A formula has measures'],
    ['__proto__', 1, 'There is no measure “__proto__”.'],
    ['1e99999', 1, 'Not a decimal number'],
  ])('“%s” is refused at character %i', (text, position, message) => {
    const { formula, problem } = parseFormula(text, known);
    expect(formula).toBeNull();
    expect(problem?.position).toBe(position);
    expect(problem?.text).toContain(message);
  });

  it('too long are refused', () => {
    expect(parseFormula(`1${'+1'.repeat(400)}`, known).problem?.text).toContain('At most 500');
  });

  it('are sums of measures with fixed coefficients, or not linear', () => {
    const termsOf = (text: string) => {
      const { formula } = parseFormula(`(${text})`, known);
      const terms = formula && linearTerms(formula.numerator);
      return terms && Object.fromEntries([...terms.coefficients].map(([id, value]) => [id, toExactDecimal(value)]));
    };
    expect(termsOf('2 * (cost.test - cost.dev) / 4 + cost.dev + 1')).toEqual({ 'cost.test': '0.5', 'cost.dev': '0.5' });
    expect(termsOf('cost.test * cost.dev')).toBeNull();
    expect(termsOf('1 / cost.dev + 1')).toBeNull();
    expect(termsOf('-cost.dev')).toEqual({ 'cost.dev': '-1' });
  });
});
