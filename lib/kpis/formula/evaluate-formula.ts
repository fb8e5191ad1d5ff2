import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  type Rational,
  subtract,
  toDecimal,
  toExactDecimal,
} from '../../money/rational';
import type { Measures, Reason } from '../types';
import type { FormulaNode, FormulaOperator } from './parse-formula';

export type Evaluation =
  | { readonly value: Rational; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

/** A part of a formula as text again, with the parentheses that it needs. */
export const formulaText = (node: FormulaNode): string => {
  if (node.kind === 'number') return toExactDecimal(node.value) ?? toDecimal(node.value, 12);
  if (node.kind === 'measure') return node.id;
  if (node.kind === 'negate') return `-(${formulaText(node.operand)})`;
  const side = (part: FormulaNode) => (part.kind === 'binary' ? `(${formulaText(part)})` : formulaText(part));
  return `${side(node.left)} ${node.operator} ${side(node.right)}`;
};

const zeroDenominator = (node: FormulaNode): Evaluation => {
  const subject = formulaText(node);
  return {
    value: null,
    reason: { code: 'zero-denominator', subject, text: `${subject} is zero, so nothing can be divided by it.` },
  };
};

const operate: Record<FormulaOperator, (a: Rational, b: Rational) => Rational> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
};

const evaluateMeasure = (id: string, measures: Measures): Evaluation => {
  const measure = measures.get(id);
  if (measure === undefined) {
    return { value: null, reason: { code: 'unknown-measure', subject: id, text: `There is no measure “${id}”.` } };
  }
  return measure.value === null ? { value: null, reason: measure.reason } : { value: measure.value, reason: null };
};

/** The exact value of a part of a formula, or the first reason, in the formula's order, why there is none. */
export const evaluateFormula = (node: FormulaNode, measures: Measures): Evaluation => {
  if (node.kind === 'number') return { value: node.value, reason: null };
  if (node.kind === 'measure') return evaluateMeasure(node.id, measures);
  if (node.kind === 'negate') {
    const operand = evaluateFormula(node.operand, measures);
    return operand.value === null ? operand : { value: negate(operand.value), reason: null };
  }
  const left = evaluateFormula(node.left, measures);
  if (left.value === null) return left;
  const right = evaluateFormula(node.right, measures);
  if (right.value === null) return right;
  if (node.operator === '/' && isZero(right.value)) return zeroDenominator(node.right);
  return { value: operate[node.operator](left.value, right.value), reason: null };
};
