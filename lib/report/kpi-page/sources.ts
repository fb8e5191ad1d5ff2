import { splitNumeratorEffect } from '../../kpis/bridge-parts';
import { formulaOf } from '../../kpis/evaluate';
import { groupDigits } from '../../kpis/format';
import { measuresOf } from '../../kpis/formula/parse-formula';
import type { KpiResult } from '../../kpis/kpi-report';
import { isSelected, measureDefinition } from '../../kpis/measures';
import type { CostClass, KpiValue, Measure } from '../../kpis/types';
import { compare, isZero, type Rational, sum } from '../../money/rational';
import { type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { leadingNumberWord, numberWord } from '../format/words';
import { measureName, sideText } from './side-words';

/** A file whose rows count in the month. */
export type SourceFile = {
  readonly importId: number;
  readonly format: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly name: string;
  readonly sha256: string;
  readonly by: string;
  readonly at: string | null;
};

/** What only the database knows of a KPI's month. */
export type SourceRecords = {
  readonly billRows: readonly { readonly accountId: string; readonly costClass: CostClass; readonly rows: number }[];
  readonly files: readonly SourceFile[];
  /** Who recorded the version in force; null: it comes with the program. */
  readonly definition: { readonly by: string; readonly at: string } | null;
};

export type SourceAccount = {
  readonly id: string;
  readonly name: string;
  readonly rows: string | null;
  readonly amount: Figure;
};

/** Where a KPI's month comes from, in four steps: formula, inputs, rows, files. */
export type KpiSources = {
  readonly finding: string;
  readonly definition: {
    readonly text: string;
    readonly expression: string;
    readonly from: Month | null;
    readonly by: string | null;
    readonly at: string | null;
  };
  readonly inputs: readonly { readonly id: string; readonly label: string; readonly value: Figure }[];
  readonly basis: string;
  /** The numerator's cost by account; null where it is no cost. */
  readonly rows: {
    readonly label: string;
    readonly accounts: readonly SourceAccount[];
    readonly totalRows: string;
    readonly total: Figure;
  } | null;
  readonly files: readonly {
    readonly format: string;
    /** When it began to count. */
    readonly at: string | null;
    readonly name: string;
    readonly sha256: string;
  }[];
  /** More files than are listed. */
  readonly moreFiles: number;
};

const LISTED_ACCOUNTS = 8;
const LISTED_FILES = 6;

const inputFigure = (context: ReportContext, id: string, measure: Measure): Figure =>
  figure({
    id: `kpi.${id}.input.${measure.id}`,
    value: measure.value,
    unit: measure.unit === 'money' ? 'money' : 'count',
    source: { kind: 'measure', of: measure.id, month: context.month },
    print: (value) => sideText(value, measure.unit === 'money' ? 'money' : 'count', context.currency),
    reason: measure.reason,
  });

type AccountPart = { readonly accountId: string; readonly amount: Rational; readonly rows: number };

const restId = '';

const rowsIn = ({ billRows }: SourceRecords, current: KpiValue): ReadonlyMap<string, number> => {
  const { formula } = formulaOf(current.definition);
  const selections = (formula === null ? [] : measuresOf(formula.numerator)).flatMap((id) => {
    const source = measureDefinition(id)?.source;
    return source?.kind === 'cost' ? [source.selection] : [];
  });
  const isIn = (costClass: CostClass) =>
    selections.some((selection) =>
      selection.environments.some((environment) => isSelected(selection, { environment, costClass })),
    );
  const rows = new Map<string, number>();
  for (const { accountId, costClass, rows: count } of billRows) {
    if (isIn(costClass)) rows.set(accountId, (rows.get(accountId) ?? 0) + count);
  }
  return rows;
};

/** The numerator's cost by account, the dearest first, the small ones as one. */
const accountParts = (context: ReportContext, result: KpiResult, records: SourceRecords): AccountPart[] => {
  const month = context.kpis.series.get(context.month);
  if (month === undefined) return [];
  const same = { before: month, after: month };
  const parts =
    splitNumeratorEffect(same, result.definition.id, ({ accountId }) => accountId, context.kpis.context) ?? [];
  const rows = rowsIn(records, result.current);
  const all = parts
    .filter(({ key, after }) => measureDefinition(key) === null && !(isZero(after) && !rows.has(key)))
    .map(({ key, after }): AccountPart => ({ accountId: key, amount: after, rows: rows.get(key) ?? 0 }))
    .sort((a, b) => compare(b.amount, a.amount));
  if (all.length <= LISTED_ACCOUNTS + 1) return all;
  const small = all.slice(LISTED_ACCOUNTS);
  const rest = {
    accountId: restId,
    amount: sum(small.map(({ amount }) => amount)),
    rows: small.reduce((total, part) => total + part.rows, 0),
  };
  return [...all.slice(0, LISTED_ACCOUNTS), rest];
};

const accountName = (context: ReportContext, accountId: string): string =>
  accountId === restId
    ? 'All other accounts'
    : (context.inputs.accounts.find((account) => account.accountId === accountId)?.name ?? accountId);

const rowsOf = (context: ReportContext, result: KpiResult, records: SourceRecords): KpiSources['rows'] => {
  const parts = accountParts(context, result, records);
  if (parts.length === 0) return null;
  const { id, numeratorLabel } = result.definition;
  const printed = roundColumn(
    parts.map(({ amount }) => amount),
    0,
  );
  const source = { kind: 'kpi' as const, of: id, month: context.month };
  const money = (key: string, value: Rational, shown: Rational) =>
    figure({ id: `kpi.${id}.account.${key}`, value, unit: 'money', source, print: () => formatNumber(shown) });
  return {
    label: numeratorLabel,
    accounts: parts.map(({ accountId, amount, rows }, index) => ({
      ...{ id: accountId, name: accountName(context, accountId) },
      rows: rows === 0 ? null : groupDigits(String(rows)),
      amount: money(accountId === restId ? 'rest' : accountId, amount, printed[index] ?? amount),
    })),
    totalRows: groupDigits(String(parts.reduce((total, { rows }) => total + rows, 0))),
    total: money('total', sum(parts.map(({ amount }) => amount)), sum(printed.flatMap((value) => value ?? []))),
  };
};

const filesOf = ({ files }: SourceRecords) =>
  files.flatMap(({ format, name, sha256, files: own, at }) =>
    own.length === 0 ? [{ format, at, name, sha256 }] : own.map((file) => ({ format, at, ...file })),
  );

const isCost = ({ id }: Measure): boolean => measureDefinition(id)?.source.kind === 'cost';

const findingOf = (terms: readonly Measure[], rows: KpiSources['rows'], files: number): string => {
  const inputs = `${leadingNumberWord(terms.length)} ${terms.length === 1 ? 'input' : 'inputs'}`;
  const counts = terms.filter((term) => !isCost(term)).length;
  const of = [
    ...(rows === null || rows.totalRows === '0' ? [] : [`${rows.totalRows} rows of the bill`]),
    ...(counts === 0 ? [] : [`${numberWord(counts)} ${counts === 1 ? 'count' : 'counts'}`]),
  ];
  const from = files === 0 ? 'typed in' : `from ${numberWord(files)} ${files === 1 ? 'file' : 'files'}`;
  return [inputs, ...of].join(', ').concat(`, ${from}`);
};

/** Where a KPI's value of the month comes from. The accounts sum to its numerator's cost. */
export const kpiSources = (context: ReportContext, result: KpiResult, records: SourceRecords): KpiSources => {
  const { definition, current } = result;
  const { basis, settings } = context.inputs;
  const rows = rowsOf(context, result, records);
  const files = filesOf(records);
  const counted = settings.countBasis === 'month-end' ? 'count of the last day' : 'count of the average day';
  return {
    finding: findingOf(current.terms, rows, files.length),
    definition: {
      text: `${definition.id} v${definition.version}`,
      expression: formulaOf(definition).formula?.text ?? definition.formula,
      from: definition.validFrom,
      by: records.definition?.by ?? null,
      at: records.definition?.at ?? null,
    },
    inputs: current.terms.map((term) => ({
      id: term.id,
      label: `${measureName(term.id) ?? term.id}, ${monthName(context.month, 'short')}`,
      value: inputFigure(context, definition.id, term),
    })),
    basis: `${basis.charAt(0).toUpperCase()}${basis.slice(1)} cost, ${counted}`,
    rows,
    files: files.slice(0, LISTED_FILES),
    moreFiles: Math.max(0, files.length - LISTED_FILES),
  };
};
