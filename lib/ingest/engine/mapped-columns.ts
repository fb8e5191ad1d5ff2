import type { Amount, Condition, Expression } from '../sources/mapping';

/** The columns that a condition looks at. */
export const columnsOfCondition = (condition: Condition): string[] => {
  if ('isFilled' in condition) return [condition.isFilled];
  if ('every' in condition) return condition.every.flatMap(columnsOfCondition);
  if ('some' in condition) return condition.some.flatMap(columnsOfCondition);
  return 'not' in condition ? columnsOfCondition(condition.not) : [condition.column];
};

/** The columns that a text is made of. */
export const columnsOfExpression = (expression: Expression): string[] => {
  if ('column' in expression) return [expression.column];
  if ('text' in expression) return [];
  if ('first' in expression) return expression.first.flatMap(columnsOfExpression);
  return [
    ...expression.cases.flatMap(([condition, then]) => [
      ...columnsOfCondition(condition),
      ...columnsOfExpression(then),
    ]),
    ...columnsOfExpression(expression.otherwise),
  ];
};

/** The conditions that decide which text a line has. */
export const conditionsOfExpression = (expression: Expression): Condition[] => {
  if ('first' in expression) return expression.first.flatMap(conditionsOfExpression);
  if (!('cases' in expression)) return [];
  return [
    ...expression.cases.flatMap(([condition, then]) => [condition, ...conditionsOfExpression(then)]),
    ...conditionsOfExpression(expression.otherwise),
  ];
};

/** The conditions that decide which amount a line has. */
export const conditionsOfAmount = (amount: Amount): Condition[] => {
  if ('plus' in amount) return amount.plus.flatMap(conditionsOfAmount);
  if ('minus' in amount) return amount.minus.flatMap(conditionsOfAmount);
  if (!('whenTrue' in amount)) return [];
  return [
    ...amount.whenTrue.flatMap(([condition, one]) => [condition, ...conditionsOfAmount(one)]),
    ...conditionsOfAmount(amount.otherwise),
  ];
};
