import jsep, { type Expression } from 'jsep';
import { fromDecimal, type Rational } from '../../money/rational';

export type FormulaOperator = '+' | '-' | '*' | '/';

export type FormulaNode =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'negate'; readonly operand: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: FormulaOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    };

/** A formula's two sides: those of its top-level division, else the whole over 1 (`denominator` null). */
export type Formula = {
  readonly text: string;
  readonly numerator: FormulaNode;
  readonly denominator: FormulaNode | null;
  /** The measures that it names, each once, in its order. */
  readonly measureIds: readonly string[];
};

/** What is wrong with a formula; `position` counts characters from 1. */
export type FormulaProblem = { readonly position: number; readonly text: string };

export type ParsedFormula =
  | { readonly formula: Formula; readonly problem: null }
  | { readonly formula: null; readonly problem: FormulaProblem };

class FormulaSyntaxError extends Error {
  constructor(
    readonly position: number,
    message: string,
  ) {
    super(message);
  }
}

const MAX_LENGTH = 500;
const foreignCharacter = /[^\w.+\-*/()\s]/;
const operators: ReadonlySet<string> = new Set(['+', '-', '*', '/']);
const isOperator = (text: string): text is FormulaOperator => operators.has(text);

const dottedName = (node: unknown): string | null => {
  if (!isExpression(node)) return null;
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression' || node['computed'] === true) return null;
  const [object, property] = [dottedName(node['object']), dottedName(node['property'])];
  return object === null || property === null ? null : `${object}.${property}`;
};

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** jsep's tree has no positions, so a problem is placed at the first mention of its text. */
const placeOf = (text: string, source: string): number => Math.max(0, source.indexOf(text)) + 1;

const firstName = (node: Expression): string => {
  for (const part of ['callee', 'object', 'argument', 'left', 'body', 'test']) {
    const value = node[part];
    const inner = Array.isArray(value) ? value.at(-1) : value;
    if (isExpression(inner)) return dottedName(inner) ?? firstName(inner);
  }
  return String(node['name'] ?? node['raw'] ?? node['operator'] ?? '');
};

const convertBinary = (node: Expression, source: string): FormulaNode => {
  const operator = String(node['operator']);
  if (!isOperator(operator)) {
    throw new FormulaSyntaxError(placeOf(operator, source), `“${operator}” is not one of + - * / and parentheses.`);
  }
  return { kind: 'binary', operator, left: convert(node['left'], source), right: convert(node['right'], source) };
};

const convertLiteral = (node: Expression, source: string): FormulaNode => {
  const raw = String(node['raw']);
  if (typeof node['value'] === 'number') return { kind: 'number', value: fromDecimal(raw) };
  throw new FormulaSyntaxError(placeOf(raw, source), `“${raw}” is not a number.`);
};

const convert = (node: unknown, source: string): FormulaNode => {
  if (!isExpression(node)) throw new FormulaSyntaxError(1, 'An operand is missing.');
  const name = dottedName(node);
  if (name !== null) return { kind: 'measure', id: name };
  if (node.type === 'Literal') return convertLiteral(node, source);
  if (node.type === 'BinaryExpression') return convertBinary(node, source);
  if (node.type === 'UnaryExpression' && (node['operator'] === '-' || node['operator'] === '+')) {
    const operand = convert(node['argument'], source);
    return node['operator'] === '-' ? { kind: 'negate', operand } : operand;
  }
  const place = firstName(node);
  throw new FormulaSyntaxError(
    placeOf(place, source),
    `A formula has measures, numbers, + - * / and parentheses; near “${place}” there is something else.`,
  );
};

/** The measures of a part of a formula, each once, in its order. */
export const measuresOf = (node: FormulaNode): string[] => {
  if (node.kind === 'measure') return [node.id];
  if (node.kind === 'negate') return measuresOf(node.operand);
  if (node.kind === 'binary') return [...new Set([...measuresOf(node.left), ...measuresOf(node.right)])];
  return [];
};

const checkText = (text: string): void => {
  if (text.trim() === '') throw new FormulaSyntaxError(1, 'The formula is empty.');
  if (text.length > MAX_LENGTH) throw new FormulaSyntaxError(MAX_LENGTH + 1, `At most ${MAX_LENGTH} characters.`);
  const foreign = foreignCharacter.exec(text);
  if (foreign !== null) {
    throw new FormulaSyntaxError(foreign.index + 1, `“${foreign[0]}” has no meaning in a formula.`);
  }
};

const readFormula = (text: string, knownMeasures: ReadonlySet<string>): Formula => {
  checkText(text);
  const root = convert(jsep(text), text);
  const measureIds = measuresOf(root);
  const unknown = measureIds.find((id) => !knownMeasures.has(id));
  if (unknown !== undefined) {
    throw new FormulaSyntaxError(placeOf(unknown, text), `There is no measure “${unknown}”.`);
  }
  const isQuotient = root.kind === 'binary' && root.operator === '/';
  return { text, numerator: isQuotient ? root.left : root, denominator: isQuotient ? root.right : null, measureIds };
};

const problemOf = (error: unknown): FormulaProblem => {
  if (error instanceof FormulaSyntaxError) return { position: error.position, text: error.message };
  if (error instanceof SyntaxError) return { position: 1, text: error.message };
  if (error instanceof Error && 'index' in error && 'description' in error) {
    return { position: Number(error.index) + 1, text: `${String(error.description)}.` };
  }
  throw error;
};

/** A formula's text as a syntax tree, or the first problem with its position; never throws for a bad formula. */
export const parseFormula = (text: string, knownMeasures: ReadonlySet<string>): ParsedFormula => {
  try {
    return { formula: readFormula(text, knownMeasures), problem: null };
  } catch (error) {
    return { formula: null, problem: problemOf(error) };
  }
};
