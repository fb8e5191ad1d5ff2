import 'server-only';
import { type AccountMappings, accountMappings, mappingInForce } from '../../db/queries/account-mappings';
import { rulesRecord } from '../../db/queries/records-in-force';
import { kpiCells } from '../kpis/cost-groups';
import type { CostCell } from '../kpis/types';
import { sumNanos } from '../money/nanos';
import { monthName } from '../month/month';
import { environmentNames } from '../report/environments';
import { type CostPart, checkSum, explainedParts, printNanos } from './cost-part';
import { explainDays, explainLines } from './explain-lines';
import type { ExplainedRecord, Explanation, PartsBy } from './explanation';
import type { Explained } from './month-view';
import { type CostFilter, questionText } from './question';

type Level = { readonly key: 'environment' | 'account' | 'type' | 'service'; readonly name: PartsBy };

const levels: readonly Level[] = [
  { key: 'environment', name: 'environment' },
  { key: 'account', name: 'account' },
  { key: 'type', name: 'cost type' },
  { key: 'service', name: 'service' },
];

const partOf = (cell: CostCell, key: Level['key']): string =>
  ({ environment: cell.environment, account: cell.accountId, type: cell.costType, service: cell.service })[key];

/** The cells of KPI cost that a filter asks for. Accounts out of scope are in none of them unless asked for. */
export const cellsOf = ({ inputs, costs }: Explained, filter: CostFilter): CostCell[] =>
  kpiCells(costs ?? [], inputs.settings).filter(
    (cell) =>
      (filter.environment === undefined
        ? cell.environment !== 'out-of-scope'
        : cell.environment === filter.environment) &&
      (filter.class === undefined || cell.costClass === filter.class) &&
      (filter.cluster === undefined || (cell.cluster ?? '') === filter.cluster) &&
      (filter.account === undefined || cell.accountId === filter.account) &&
      (filter.type === undefined || cell.costType === filter.type) &&
      (filter.service === undefined || cell.service === filter.service),
  );

const accountLabel = ({ inputs }: Explained, accountId: string): string => {
  const name = inputs.accounts.find((account) => account.accountId === accountId)?.name ?? accountId;
  return name === accountId ? accountId : `${name} (${accountId})`;
};

const labelOf = (view: Explained, level: Level, value: string): string => {
  if (level.key === 'account') return accountLabel(view, value);
  const known = Object.entries(environmentNames).find(([id]) => level.key === 'environment' && id === value);
  return known?.[1] ?? (value === 'other' ? 'Other types' : value);
};

const titleOf = (view: Explained, filter: CostFilter): string => {
  const parts = levels.flatMap((level) => {
    const value = filter[level.key];
    return value === undefined ? [] : [labelOf(view, level, value)];
  });
  const extra = [filter.class, filter.cluster === '' ? 'no cluster' : filter.cluster].filter(
    (part) => part !== undefined,
  );
  const all = [...parts, ...extra];
  return all.length === 0 ? 'Cost in the KPIs' : `Cost of ${all.join(', ')}`;
};

const partsOf = (view: Explained, filter: CostFilter, cells: readonly CostCell[], level: Level): CostPart[] => {
  const groups = new Map<string, CostCell[]>();
  for (const cell of cells) {
    const value = partOf(cell, level.key);
    groups.set(value, [...(groups.get(value) ?? []), cell]);
  }
  return [...groups].map(([value, own]) => ({
    label: labelOf(view, level, value),
    note: null,
    nanos: sumNanos(own.map(({ nanos }) => nanos)),
    of: questionText({ kind: 'cost', filter: { ...filter, [level.key]: value } }),
  }));
};

const recordsOf = (view: Explained, filter: CostFilter, mappings: AccountMappings): ExplainedRecord[] => {
  const { month } = view.inputs;
  const mapping = filter.account === undefined ? null : mappingInForce(mappings, filter.account, month);
  const rules = (kind: 'cost-type' | 'cost-class', what: string): ExplainedRecord => {
    const record = rulesRecord(view.db, kind, month);
    return { what, from: record?.from ?? null, by: record?.by ?? null, at: record?.at ?? null };
  };
  return [
    ...(mapping === null
      ? []
      : [
          {
            what: `Mapping to ${environmentNames[mapping.environment].toLowerCase()}`,
            from: mapping.validFrom,
            by: mapping.by,
            at: mapping.recordedAt,
          },
        ]),
    ...(filter.type === undefined ? [] : [rules('cost-type', 'Rules for cost types')]),
    ...(filter.class === undefined ? [] : [rules('cost-class', 'Rules for cost classes')]),
  ];
};

/** One level of a cost: its next parts down to the lines of the bill and their days, each level summing to the one above. */
export const explainCost = (view: Explained, filter: CostFilter): Explanation => {
  const { month } = view.inputs;
  const cells = cellsOf(view, filter);
  const nanos = view.costs === null ? null : sumNanos(cells.map((cell) => cell.nanos));
  const level = levels.find(({ key }) => filter[key] === undefined);
  const base = {
    month,
    of: questionText({ kind: 'cost', filter }),
    title: `${titleOf(view, filter)}, ${monthName(month)}`,
    ...printNanos(nanos, view.currency),
    reason: nanos === null ? (view.costReason ?? 'The bill does not know this cost in the report’s basis.') : null,
    formula: null,
    records: recordsOf(view, filter, accountMappings(view.db)),
    imports: view.bills,
  };
  if (filter.line !== undefined) return { ...base, ...explainDays(view, filter) };
  if (level === undefined) return { ...base, ...explainLines(view, filter, nanos) };
  const parts = partsOf(view, filter, cells, level);
  const sum = checkSum(parts, nanos);
  return { ...base, partsBy: level.name, parts: explainedParts(parts, view.currency), sum, notes: [] };
};
