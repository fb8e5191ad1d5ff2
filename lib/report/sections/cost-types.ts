import { ruleCoverage } from '../../kpis/classification/rule-coverage';
import { formatKpiValue, formatShare } from '../../kpis/format';
import { compare, divide, isZero, type Rational, zero } from '../../money/rational';
import type { Month } from '../../month/month';
import { costBy, measureValue, type ReportContext } from '../context';
import { byChange, type CostRow, costColumns } from '../cost-columns';
import { type Figure, figure, point } from '../figure';
import { differenceOf, relativeChangeOf, roundColumn, totalOf } from '../format/columns';
import { formatNumber, formatRelativeSize } from '../format/numbers';
import { listOf } from '../format/words';
import { costTypesOutline } from '../outline/cost-types';
import { costReason } from '../reasons';
import { type CostTypeRow, type CostTypesSection, costTypesSchema } from '../schema/cost-types';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const productionType = (context: ReportContext, month: Month) =>
  costBy(context, month, (cell) => (cell.environment === 'production' ? cell.costType : null));

const nameOf = (costType: string): string =>
  costType === 'other' ? 'All other' : costType === 'NAT' ? 'NAT gateway' : costType;

const perWorkspaceFigures = (context: ReportContext, rows: readonly CostRow[]) => {
  const measure = context.measure('workspaces.total', context.month);
  const workspaces = measure?.value ?? null;
  const per = (cost: Rational | null) =>
    cost === null || workspaces === null || isZero(workspaces) ? null : divide(cost, workspaces);
  const values = rows.map((row) => per(row.current));
  const printed = roundColumn(values, 2);
  const of = (key: string, value: Rational | null, shown: Rational | null) =>
    figure({
      id: `cost-types.${key}.per-workspace`,
      value,
      unit: 'money-per-workspace',
      source: { kind: 'cost', of: `cost-types.${key}.per-workspace`, month: context.month },
      print: (exact) => formatKpiValue(shown ?? exact, 'money-per-workspace', context.currency),
      reason: measure?.reason ?? { code: 'zero-denominator', text: 'There are no workspaces.' },
    });
  return {
    rows: rows.map((row, index) => of(row.key, values[index] ?? null, printed[index] ?? null)),
    total: of('total', per(totalOf(rows.map((row) => row.current))), null),
  };
};

const coverageOf = (context: ReportContext): Sentence | null => {
  const production = (context.cells(context.month) ?? []).filter((cell) => cell.environment === 'production');
  const share = ruleCoverage(production).costType;
  if (share === null) return null;
  const covered = figure({
    id: 'cost-types.coverage',
    value: share,
    unit: 'share',
    source: { kind: 'cost', of: 'cost-types.coverage', month: context.month },
    print: (value) => formatShare(value),
  });
  return sentence`NAT gateway, EBS and data transfer are split out of EC2 by rules over usage type; the rules name ${covered} of production cost.`;
};

const fallOf = (row: CostRow | undefined): Rational | null => {
  const change = row === undefined ? null : relativeChangeOf(row.previous, row.current);
  // What prints as no change is no fall.
  return change !== null && change.numerator < 0n && /[1-9]/.test(formatRelativeSize(change)) ? change : null;
};

const largestShare = (context: ReportContext, rows: readonly CostRow[], largest: CostRow | undefined): Figure => {
  const total = totalOf(rows.map(({ current }) => current));
  const part = largest?.current ?? null;
  return figure({
    id: 'cost-types.largest.share',
    value: part === null || total === null || isZero(total) ? null : divide(part, total),
    unit: 'share',
    source: { kind: 'cost', of: `cost-types.${largest?.key ?? ''}.share`, month: context.month },
    print: (value) => formatShare(value),
    reason: costReason(context),
  });
};

const findingOf = (context: ReportContext, rows: readonly CostRow[]): Sentence => {
  if (rows.length === 0) return sentence`There is no production cost by type yet`;
  const largest = [...rows].sort((a, b) => compare(b.current ?? zero, a.current ?? zero))[0];
  const changed = [...rows].sort(byChange);
  const risen = changed.filter((row) => (differenceOf(row.previous, row.current)?.numerator ?? 0n) > 0n).slice(0, 2);
  if (context.isPartial || context.cells(context.previousMonth) === null) {
    return sentence`${nameOf(largest?.key ?? '')} is the largest part of production cost, ${largestShare(context, rows, largest)}`;
  }
  const last = changed.filter((row) => row.current !== null && row.previous !== null).at(-1);
  const fall = fallOf(last);
  const fell =
    fall === null || last === undefined
      ? null
      : sentence`${nameOf(last.key)} fell ${figure({
          id: `cost-types.${last.key}.fall`,
          value: fall,
          unit: 'relative-change',
          source: { kind: 'cost', of: `cost-types.${last.key}.change`, month: context.month },
          print: formatRelativeSize,
        })}`;
  const added = listOf(risen.map(({ key }) => nameOf(key)));
  if (added === '')
    return fell === null ? sentence`Production cost did not change` : sentence`No type rose in production; ${fell}`;
  return fell === null
    ? sentence`${added} added the most in production`
    : sentence`${added} added the most in production; ${fell}`;
};

const build = (context: ReportContext): CostTypesSection => {
  const { month, previousMonth, window } = context;
  const costs = new Map(window.map((each) => [each, productionType(context, each)]));
  const at = (key: string, each: Month): Rational | null => {
    const known = costs.get(each) ?? null;
    if (known === null) return null;
    const cost = known.get(key);
    return cost === undefined ? zero : cost;
  };
  const types = new Set([month, previousMonth].flatMap((each) => [...(costs.get(each)?.keys() ?? [])]));
  const rank = (key: string) => (key === 'other' ? 1 : 0);
  const keys = [...types].sort(
    (a, b) => rank(a) - rank(b) || compare(at(b, month) ?? zero, at(a, month) ?? zero) || a.localeCompare(b),
  );
  const costRows = keys.map((key) => ({ key, previous: at(key, previousMonth), current: at(key, month) }));
  const table = costColumns(context, { table: 'cost-types', rows: costRows });
  const perWorkspace = perWorkspaceFigures(context, costRows);
  const rows = keys.flatMap((costType, index): CostTypeRow[] => {
    const columns = table.rows.get(costType);
    const each = perWorkspace.rows[index];
    if (columns === undefined || each === undefined) return [];
    const series = window.map((at13) => point(at13, at(costType, at13), 'money', (value) => formatNumber(value)));
    return [{ ...columns, costType, name: nameOf(costType), perWorkspace: each, series }];
  });
  return {
    finding: findingOf(context, costRows),
    rows,
    total: { ...table.total, perWorkspace: perWorkspace.total },
    coverage: measureValue(context, 'cost.production', month) === null ? null : coverageOf(context),
  };
};

/** Production cost by cost type, for each workspace, with how much of it the rules name. */
export const costTypes = {
  id: 'cost-types',
  title: 'Cost by type',
  schema: costTypesSchema,
  build,
  outline: costTypesOutline,
} as const satisfies SectionDefinition<'cost-types', CostTypesSection>;
