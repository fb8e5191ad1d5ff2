import 'server-only';
import { type AccountMappings, accountMappings, mappingInForce } from '../../db/queries/account-mappings';
import { rulesRecord } from '../../db/queries/records-in-force';
import type { CostCell } from '../kpis/types';
import { sumNanos } from '../money/nanos';
import { monthName } from '../month/month';
import { isOffBill } from '../report/data-notes/walk';
import { environmentNames } from '../report/environments';
import { type CostLevel, cellsOf, costLabel, costLevels, costNanos, costReasonOf, levelLabel } from './cost-cells';
import { type CostPart, checkSum, explainedParts, printNanos } from './cost-part';
import { explainDays, explainLines } from './explain-lines';
import type { ExplainedRecord, Explanation } from './explanation';
import { importsOfCells } from './measure-imports';
import type { Explained } from './month-view';
import { type CostFilter, questionText } from './question';
import { rateRecords } from './rate-records';

const partOf = (cell: CostCell, key: CostLevel['key']): string =>
  ({ environment: cell.environment, account: cell.accountId, type: cell.costType, service: cell.service })[key];

const partsOf = (view: Explained, filter: CostFilter, cells: readonly CostCell[], { key }: CostLevel): CostPart[] => {
  const groups = new Map<string, CostCell[]>();
  for (const cell of cells) {
    const value = partOf(cell, key);
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [cell]);
    else group.push(cell);
  }
  return [...groups].map(([value, own]) => ({
    label: levelLabel(view, key, value),
    note: null,
    nanos: sumNanos(own.map(({ nanos }) => nanos)),
    of: questionText({ kind: 'cost', filter: { ...filter, [key]: value } }),
  }));
};

const rulesOf = (view: Explained, kind: 'cost-type' | 'cost-class' | 'cluster', what: string): ExplainedRecord => {
  const record = rulesRecord(view.db, kind, view.inputs.month);
  return { what, from: record?.from ?? null, by: record?.by ?? null, at: record?.at ?? null };
};

const mappingRecord = (view: Explained, filter: CostFilter, mappings: AccountMappings): ExplainedRecord[] => {
  const mapping = filter.account === undefined ? null : mappingInForce(mappings, filter.account, view.inputs.month);
  if (mapping === null) return [];
  const what = `Mapping to ${environmentNames[mapping.environment].toLowerCase()}`;
  return [{ what, from: mapping.validFrom, by: mapping.by, at: mapping.recordedAt }];
};

/** Rules classify the lines of bills: a fee from the vendor's own report has its type without one. */
const ruleRecords = (view: Explained, filter: CostFilter, cells: readonly CostCell[]): ExplainedRecord[] => {
  if (cells.length > 0 && cells.every(isOffBill)) return [];
  return [
    ...(filter.type === undefined ? [] : [rulesOf(view, 'cost-type', 'Rules for cost types')]),
    ...(filter.class === undefined ? [] : [rulesOf(view, 'cost-class', 'Rules for cost classes')]),
    ...(filter.cluster === undefined ? [] : [rulesOf(view, 'cluster', 'Rules for clusters')]),
  ];
};

const recordsOf = (view: Explained, filter: CostFilter, cells: readonly CostCell[]): ExplainedRecord[] => [
  ...mappingRecord(view, filter, accountMappings(view.db)),
  ...rateRecords(view.inputs),
  ...ruleRecords(view, filter, cells),
];

/** One level of a cost: its next parts down to the lines of the bill and their days, each level summing to the one above. */
export const explainCost = (view: Explained, filter: CostFilter): Explanation => {
  const { month } = view.inputs;
  const cells = cellsOf(view, filter, month);
  const nanos = costNanos(view, filter, month);
  const level = costLevels.find(({ key }) => filter[key] === undefined);
  const base = {
    month,
    of: questionText({ kind: 'cost', filter }),
    title: `${costLabel(view, filter)}, ${monthName(month)}`,
    ...printNanos(nanos, view.currency),
    reason: nanos === null ? costReasonOf(view, month) : null,
    ...{ printed: null, formula: null },
    records: recordsOf(view, filter, cells),
    imports: importsOfCells(view, cells),
  };
  if (filter.line !== undefined) return { ...base, ...explainDays(view, filter) };
  if (level === undefined) return { ...base, ...explainLines(view, filter, nanos) };
  const parts = partsOf(view, filter, cells, level);
  const printing = { currency: view.currency, month };
  return {
    ...{ ...base, partsBy: level.name, parts: explainedParts(parts, printing), sum: checkSum(parts, nanos) },
    notes: nanos !== null && cells.length === 0 ? ['No row of the month’s bill falls here.'] : [],
  };
};
