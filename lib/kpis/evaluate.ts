import { divide, isZero, one } from '../money/rational';
import { evaluateFormula, formulaText } from './formula/evaluate-formula';
import { type Formula, type ParsedFormula, parseFormula } from './formula/parse-formula';
import { definitionsInForce } from './in-force';
import { computeMeasures, type MeasureContext, measureIds } from './measures';
import type { KpiDefinition, KpiValue, Measure, Measures, MonthInputs, Reason } from './types';

const parsed = new Map<string, ParsedFormula>();
const MAX_PARSED = 1_000;

/** A definition's formula as a syntax tree, or its problem. */
export const formulaOf = (definition: Pick<KpiDefinition, 'formula'>): ParsedFormula => {
  const known = parsed.get(definition.formula);
  if (known !== undefined) return known;
  const result = parseFormula(definition.formula, measureIds);
  if (parsed.size < MAX_PARSED) parsed.set(definition.formula, result);
  return result;
};

const termsOf = (formula: Formula, measures: Measures): Measure[] =>
  formula.measureIds.flatMap((id) => measures.get(id) ?? []);

const zeroDenominator = (subject: string): Reason => ({
  code: 'zero-denominator',
  subject,
  text: `${subject} is zero, so nothing can be divided by it.`,
});

const evaluateParsed = (definition: KpiDefinition, formula: Formula, measures: Measures): KpiValue => {
  const top = evaluateFormula(formula.numerator, measures);
  const bottom =
    formula.denominator === null ? { value: one, reason: null } : evaluateFormula(formula.denominator, measures);
  const sides = { id: definition.id, definition, numerator: top.value, denominator: bottom.value };
  const terms = termsOf(formula, measures);
  if (top.value === null) return { ...sides, value: null, terms, reason: top.reason };
  if (bottom.value === null) return { ...sides, value: null, terms, reason: bottom.reason };
  if (isZero(bottom.value) && formula.denominator !== null) {
    return { ...sides, value: null, terms, reason: zeroDenominator(formulaText(formula.denominator)) };
  }
  return { ...sides, value: divide(top.value, bottom.value), terms, reason: null };
};

/** A KPI's exact value with its two sides and its terms, or null with the reason; never throws for a bad formula. */
export const evaluateKpi = (definition: KpiDefinition, measures: Measures): KpiValue => {
  const { formula, problem } = formulaOf(definition);
  if (formula !== null) return evaluateParsed(definition, formula, measures);
  const text = `The formula cannot be read at character ${problem.position}: ${problem.text}`;
  return {
    id: definition.id,
    definition,
    value: null,
    numerator: null,
    denominator: null,
    terms: [],
    reason: { code: 'formula-error', subject: definition.formula, text },
  };
};

/** One month, computed: its inputs, measures and KPI values by id. */
export type EvaluatedMonth = {
  readonly inputs: MonthInputs;
  readonly measures: Measures;
  readonly values: ReadonlyMap<string, KpiValue>;
};

/** A month's measures and every KPI that is defined in it, in the definitions' order. */
export const evaluateMonth = (
  inputs: MonthInputs,
  definitions: readonly KpiDefinition[],
  context: MeasureContext,
): EvaluatedMonth => {
  const measures = computeMeasures(inputs, context);
  const inForce = definitionsInForce(definitions, inputs.month);
  return {
    inputs,
    measures,
    values: new Map(inForce.map((definition) => [definition.id, evaluateKpi(definition, measures)])),
  };
};
