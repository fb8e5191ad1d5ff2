import 'server-only';
import { definitionRecord } from '../../db/queries/records-in-force';
import { formatKpiValue } from '../kpis/format';
import { measureDefinition } from '../kpis/measures';
import type { KpiValue, Measure } from '../kpis/types';
import { type Month, monthName } from '../month/month';
import type { ExplainedPart, Explanation } from './explanation';
import { importsOfMeasures } from './measure-imports';
import type { Explained } from './month-view';
import { exactValue, printValue } from './print-value';

/** A measure's value as an explanation prints it. */
export const measureText = ({ value, unit }: Measure, currency: string): string =>
  value === null ? '–' : printValue(value, unit === 'money' ? 'money' : 'count', currency);

export const exactMeasure = ({ value }: Measure): string | null => (value === null ? null : exactValue(value));

const measurePart = (measure: Measure, currency: string, month: Month): ExplainedPart => ({
  label: measure.id,
  note: measure.reason?.text ?? measureDefinition(measure.id)?.description ?? null,
  exact: exactMeasure(measure),
  text: measureText(measure, currency),
  of: measure.id,
  month,
});

/** The formula with each measure's printed value in its place. */
const withValues = ({ definition, terms }: KpiValue, currency: string): string => {
  const texts = new Map(terms.map((measure) => [measure.id, measureText(measure, currency)]));
  return definition.formula.replaceAll(/[a-z]\w*\.\w+/gi, (id) => texts.get(id) ?? id);
};

/** A KPI: its formula with the month's values, its measures, and who defined it. */
export const explainKpi = (view: Explained, id: string): Explanation | null => {
  const { db, inputs, kpis, currency } = view;
  const kpi = kpis.get(id);
  if (kpi === undefined) return null;
  const { definition, value, terms, reason } = kpi;
  const { version, validFrom } = definition;
  const record = definitionRecord(db, id, version);
  return {
    month: inputs.month,
    of: id,
    title: `${id}, ${definition.name}, ${monthName(inputs.month)}`,
    exact: value === null ? null : exactValue(value),
    text: value === null ? '–' : formatKpiValue(value, definition.unit, currency),
    ...{ reason: reason?.text ?? null, printed: null },
    formula: { text: definition.formula, values: withValues(kpi, currency) },
    partsBy: 'measure',
    parts: terms.map((measure) => measurePart(measure, currency, inputs.month)),
    sum: null,
    notes: [definition.description],
    records: [
      { what: `Definition, version ${version}`, from: validFrom, by: record?.by ?? null, at: record?.at ?? null },
    ],
    imports: importsOfMeasures(
      view,
      terms.map((measure) => measure.id),
    ),
  };
};
