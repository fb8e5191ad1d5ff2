import 'server-only';
import { dayCosts, type LineCost, lineCosts } from '../../db/queries/line-costs';
import { groupDigits } from '../kpis/format';
import { rational, toDecimal } from '../money/rational';
import { countOf } from '../report/format/words';
import { type CostPart, checkSum, explainedParts, printNanos } from './cost-part';
import type { Explanation } from './explanation';
import type { Explained } from './month-view';
import { type CostFilter, questionText } from './question';

const printingOf = ({ currency, inputs }: Explained) => ({ currency, month: inputs.month });

type Level = Pick<Explanation, 'partsBy' | 'parts' | 'sum' | 'notes'>;

const quantityText = (micros: bigint | null, unit: string | null): string | null => {
  if (micros === null) return null;
  return `${groupDigits(toDecimal(rational(micros, 1_000_000n), 2))}${unit === null ? '' : ` ${unit}`}`;
};

const rowsText = (rows: bigint): string => `${groupDigits(String(rows))} ${rows === 1n ? 'row' : 'rows'}`;

const lineLabel = ({ usageType, operation, region, service }: LineCost): string =>
  [usageType ?? service, operation, region].filter((part) => part !== null && part !== '').join(', ');

/** The lines of a part of cost: of the account, type and service in the filter, in KPI cost. */
const linesOf = ({ db, inputs, currency }: Explained, filter: CostFilter): LineCost[] =>
  lineCosts(db, {
    month: inputs.month,
    basis: inputs.basis,
    accountId: filter.account ?? '',
    costType: filter.type ?? '',
    scopeClasses: inputs.settings.kpiScopeClasses,
    currency,
  }).filter(({ service }) => filter.service === undefined || service === filter.service);

/** What lines alone do not tell: which cluster or class they fall into, and what is split off shared cost. */
const wholeNote = (filter: CostFilter, isEqual: boolean): string[] => {
  if (isEqual) return [];
  const narrowed = filter.class !== undefined || filter.cluster !== undefined;
  return narrowed
    ? ['These are the lines of the account, type and service; rules for classes or clusters take only some of them.']
    : ['The amount above is a part of these lines: shared cost is split over the environments.'];
};

/** The kinds of line of the bill that a part of cost is made of. A vendor's fee from its own file has none. */
export const explainLines = (view: Explained, filter: CostFilter, nanos: bigint | null): Level => {
  const lines = linesOf(view, filter);
  if (lines.length === 0) {
    return {
      partsBy: null,
      parts: [],
      sum: null,
      notes: ['It is on no line of the bill: it comes from the vendor’s own report.'],
    };
  }
  const parts = lines.map((line): CostPart => {
    const note = [quantityText(line.micros, line.unit), rowsText(line.rows)].filter((part) => part !== null).join(', ');
    const of = questionText({ kind: 'cost', filter: { ...filter, line: String(line.lineKey) } });
    return { label: lineLabel(line), note, nanos: line.nanos, of };
  });
  const sum = checkSum(parts, nanos);
  const notes = wholeNote(filter, sum === null || sum.isEqual);
  return { partsBy: 'line of the bill', parts: explainedParts(parts, printingOf(view)), sum, notes };
};

/** The days of one kind of line: the last level that is kept. The rows themselves are in the file. */
export const explainDays = (view: Explained, filter: CostFilter): Level & Partial<Explanation> => {
  const { month, basis } = view.inputs;
  const line = linesOf(view, filter).find(({ lineKey }) => String(lineKey) === filter.line);
  if (line === undefined)
    return { partsBy: null, parts: [], sum: null, notes: ['The bill has no such line any more.'] };
  const days = dayCosts(view.db, { month, basis, line, currency: view.currency });
  const parts = days.map((day): CostPart => {
    const note = [quantityText(day.micros, line.unit), rowsText(day.rows)].filter((part) => part !== null).join(', ');
    return { label: day.day, note, nanos: day.nanos, of: null };
  });
  const used = new Set(days.map(({ importId }) => Number(importId)));
  return {
    title: lineLabel(line),
    ...printNanos(line.nanos, view.currency),
    partsBy: 'day',
    parts: explainedParts(parts, printingOf(view)).sort((a, b) => (a.label < b.label ? -1 : 1)),
    sum: checkSum(parts, line.nanos),
    notes: [`${countOf(days.length, 'day')}; the rows themselves are in the file named below.`],
    imports: view.bills.filter(({ importId }) => used.has(importId)),
  };
};
