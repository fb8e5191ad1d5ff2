import { monthName } from '../month/month';
import type { Explanation } from './explanation';
import type { Leaf } from './leaf';
import type { Explained } from './month-view';
import { checkLines, exactValue, printLines, printValue } from './print-value';

/** A label that names its own month or year needs no other. */
const namesTime = (label: string): boolean => /[A-Za-z]{3,} \d{4}/.test(label);

/** A value and what it is made of, as one level. */
export const explainLeaf = (view: Explained, of: string, leaf: Leaf): Explanation => {
  const { month } = view.inputs;
  const { label, value, unit, reason, partsBy = null, adds = false } = leaf;
  const lines = leaf.lines?.() ?? [];
  const isCut = partsBy !== null && lines.length > 0;
  return {
    ...{ month, of, title: namesTime(label) ? label : `${label}, ${monthName(month)}` },
    exact: value === null ? null : exactValue(value),
    text: value === null ? '–' : printValue(value, unit, view.currency),
    reason: value === null ? reason : null,
    printed: null,
    formula: leaf.formula ?? null,
    partsBy: isCut ? partsBy : null,
    parts: isCut ? printLines(lines, { currency: view.currency, month, adds }) : [],
    sum: isCut && adds ? checkLines(lines, value) : null,
    notes: leaf.notes ?? [],
    records: leaf.records ?? [],
    imports: leaf.imports ?? [],
  };
};
