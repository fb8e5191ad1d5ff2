import { add, divide, isZero, multiply, negate, one, type Rational, zero } from '../../money/rational';
import type { FormulaNode } from './parse-formula';

/** A formula as Σ coefficient × measure + constant. */
export type LinearTerms = { readonly constant: Rational; readonly coefficients: ReadonlyMap<string, Rational> };

const constantTerms = (constant: Rational): LinearTerms => ({ constant, coefficients: new Map() });

const scale = ({ constant, coefficients }: LinearTerms, factor: Rational): LinearTerms => ({
  constant: multiply(constant, factor),
  coefficients: new Map([...coefficients].map(([id, coefficient]) => [id, multiply(coefficient, factor)])),
});

const combine = (a: LinearTerms, b: LinearTerms): LinearTerms => {
  const coefficients = new Map(a.coefficients);
  for (const [id, coefficient] of b.coefficients) {
    coefficients.set(id, add(coefficients.get(id) ?? zero, coefficient));
  }
  return { constant: add(a.constant, b.constant), coefficients };
};

const linearProduct = (a: LinearTerms, b: LinearTerms): LinearTerms | null => {
  if (a.coefficients.size === 0) return scale(b, a.constant);
  return b.coefficients.size === 0 ? scale(a, b.constant) : null;
};

const linearQuotient = (a: LinearTerms, b: LinearTerms): LinearTerms | null =>
  b.coefficients.size > 0 || isZero(b.constant) ? null : scale(a, divide(one, b.constant));

/** The formula as a sum of measures with fixed coefficients; null when it is not linear in them. */
export const linearTerms = (node: FormulaNode): LinearTerms | null => {
  if (node.kind === 'number') return constantTerms(node.value);
  if (node.kind === 'measure') return { constant: zero, coefficients: new Map([[node.id, one]]) };
  if (node.kind === 'negate') {
    const operand = linearTerms(node.operand);
    return operand === null ? null : scale(operand, negate(one));
  }
  const [left, right] = [linearTerms(node.left), linearTerms(node.right)];
  if (left === null || right === null) return null;
  if (node.operator === '+') return combine(left, right);
  if (node.operator === '-') return combine(left, scale(right, negate(one)));
  return node.operator === '*' ? linearProduct(left, right) : linearQuotient(left, right);
};
