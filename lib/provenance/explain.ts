import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { importsOfMonth } from '../../db/queries/imports-of-month';
import { definitionRecord } from '../../db/queries/records-in-force';
import { formatKpiValue, formatMoney, groupDigits } from '../kpis/format';
import { measureDefinition } from '../kpis/measures';
import type { CostBasis, KpiValue, Measure } from '../kpis/types';
import { toDecimal, toExactDecimal } from '../money/rational';
import { type Month, monthName } from '../month/month';
import { explainCost } from './explain-cost';
import type { ExplainedPart, Explanation } from './explanation';
import { type Explained, monthView } from './month-view';
import { type Question, readQuestion } from './question';

const exactMeasure = ({ value }: Measure): string | null =>
  value === null ? null : (toExactDecimal(value) ?? toDecimal(value, 12));

const measureText = (measure: Measure, currency: string): string => {
  if (measure.value === null) return '–';
  if (measure.unit === 'money') return formatMoney(measure.value, currency, 2);
  return groupDigits(toExactDecimal(measure.value) ?? toDecimal(measure.value, 2));
};

const measurePart = (measure: Measure, currency: string): ExplainedPart => ({
  label: measure.id,
  note: measureDefinition(measure.id)?.description ?? null,
  exact: exactMeasure(measure),
  text: measureText(measure, currency),
  of: measure.id,
});

/** The formula with each measure's printed value in its place. */
const withValues = ({ definition, terms }: KpiValue, currency: string): string =>
  [...terms]
    .sort((a, b) => b.id.length - a.id.length)
    .reduce((text, measure) => text.replaceAll(measure.id, measureText(measure, currency)), definition.formula);

const explainKpi = ({ db, inputs, kpis, currency, bills }: Explained, id: string): Explanation | null => {
  const kpi = kpis.get(id);
  if (kpi === undefined) return null;
  const { definition, value, terms, reason } = kpi;
  const record = definitionRecord(db, id, definition.version);
  return {
    month: inputs.month,
    of: id,
    title: `${id}, ${definition.name}, ${monthName(inputs.month)}`,
    exact: value === null ? null : toDecimal(value, 12),
    text: value === null ? '–' : formatKpiValue(value, definition.unit, currency),
    reason: reason?.text ?? null,
    formula: { text: definition.formula, values: withValues(kpi, currency) },
    partsBy: 'measure',
    parts: terms.map((measure) => measurePart(measure, currency)),
    sum: null,
    notes: [definition.description],
    records: [
      {
        what: `Definition, version ${definition.version}`,
        from: definition.validFrom,
        by: record?.by ?? null,
        at: record?.at ?? null,
      },
    ],
    imports: bills,
  };
};

const countKinds = ['workspaces-daily', 'workspaces-monthly', 'workspaces-typed', 'entitlements'] as const;

/** A count or instance-hours: the files that they came in with, or that they were typed in. */
const explainCount = ({ db, inputs, currency, bills }: Explained, measure: Measure): Explanation => {
  const isFleet = measure.id.startsWith('fleet.');
  const imports = importsOfMonth(db, inputs.month, isFleet ? ['fleet'] : countKinds);
  const counts = inputs.months.at(-1)?.counts ?? null;
  const basis = counts?.basis === 'daily-average' ? 'The average of the month’s days.' : 'On the month’s last day.';
  return {
    month: inputs.month,
    of: measure.id,
    title: `${measureDefinition(measure.id)?.description ?? measure.id}, ${monthName(inputs.month)}`,
    exact: exactMeasure(measure),
    text: measureText(measure, currency),
    reason: measure.reason?.text ?? null,
    formula: null,
    partsBy: null,
    parts: [],
    sum: null,
    notes: isFleet ? [] : counts === null ? [] : [basis],
    records: [],
    imports: isFleet && imports.length === 0 ? bills : imports,
  };
};

const explainMeasure = (view: Explained, id: string): Explanation | null => {
  const measure = view.measures.get(id);
  const definition = measureDefinition(id);
  if (measure === undefined || definition === null) return null;
  if (definition.source.kind !== 'cost') return explainCount(view, measure);
  const { environments, costClass } = definition.source.selection;
  const [environment] = environments;
  const explained = explainCost(view, {
    ...(environments.length === 1 && environment !== undefined && { environment }),
    ...(costClass !== null && { class: costClass }),
  });
  return {
    ...explained,
    of: id,
    title: `${definition.description}, ${monthName(view.inputs.month)}`,
    reason: measure.reason?.text ?? null,
  };
};

const answer = (view: Explained, question: Question): Explanation | null => {
  if (question.kind === 'kpi') return explainKpi(view, question.id);
  if (question.kind === 'measure') return explainMeasure(view, question.id);
  return explainCost(view, question.filter);
};

export type ExplainRequest = { readonly month: Month; readonly of: string; readonly basis?: CostBasis };

/**
 * Where a figure of a month comes from, one level: a KPI's formula and measures, a measure's cost by the next dimension
 * down, the lines of the bill, their days, and the imports with their files. Null when the question names nothing.
 */
export const explain = (db: PerunitDatabase, { month, of, basis }: ExplainRequest): Explanation | null => {
  const view = monthView(db, month, basis);
  const question = readQuestion(of, [...view.kpis.keys()]);
  if (question === null) return null;
  return answer(view, question);
};
