/** One measured figure: a value beside the reference of the same run, and the goal that the ratio is held against. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: { readonly name: string; readonly value: number } | null;
  /** The value against the reference, as `goal` words it. */
  readonly ratio: number | null;
  readonly goal: string | null;
  readonly isMet: boolean | null;
};

/** A figure whose ratio to its reference must not exceed `limit`. */
export const atMostTimes = (
  name: string,
  value: number,
  unit: string,
  reference: { name: string; value: number },
  limit: number | null,
): Figure => {
  const ratio = value / reference.value;
  const goal = limit === null ? null : `at most ${limit} × the reference`;
  return { name, value, unit, reference, ratio, goal, isMet: limit === null ? null : ratio <= limit };
};

/** A figure that must be at least `factor` times its reference. */
export const atLeastTimes = (
  name: string,
  value: number,
  unit: string,
  reference: { name: string; value: number },
  factor: number,
): Figure => {
  const ratio = value / reference.value;
  return { name, value, unit, reference, ratio, goal: `at least ${factor} × the reference`, isMet: ratio >= factor };
};

/** A figure with a limit of its own and no reference. */
export const bounded = (name: string, value: number, unit: string, goal: string, isMet: boolean): Figure => ({
  name,
  value,
  unit,
  reference: null,
  ratio: null,
  goal,
  isMet,
});

const rounded = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** One line a figure, for people. */
export const describeFigure = (figure: Figure): string => {
  const verdict = figure.isMet === null ? '' : figure.isMet ? '  met' : '  MISSED';
  const reference =
    figure.reference === null
      ? ''
      : `  (${figure.reference.name}: ${rounded(figure.reference.value)} ${figure.unit}, ratio ${rounded(figure.ratio ?? Number.NaN)})`;
  return `${figure.name}: ${rounded(figure.value)} ${figure.unit}${reference}${figure.goal === null ? '' : `  goal: ${figure.goal}`}${verdict}`;
};
