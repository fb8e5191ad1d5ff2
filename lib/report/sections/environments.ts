import { formatKpiValue, formatShare } from '../../kpis/format';
import { divide, isZero, type Rational, subtract } from '../../money/rational';
import type { Month } from '../../month/month';
import { chartAnnotations } from '../annotations/in-chart';
import { measureValue, type ReportContext } from '../context';
import { type CostRow, type CostTable, costColumns } from '../cost-columns';
import { environmentNames, environmentOrder, type ListedEnvironment } from '../environments';
import { type Figure, figure, type Point, point } from '../figure';
import { roundColumn, totalOf } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { directionOf } from '../format/words';
import { environmentsOutline } from '../outline/environments';
import { type EnvironmentMonth, type EnvironmentsSection, environmentsSchema } from '../schema/environments';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const isAlwaysListed = (environment: ListedEnvironment): boolean => environment !== 'shared';

const costIn = (context: ReportContext, environment: ListedEnvironment, month: Month): Rational | null => {
  const measure = context.measure(`cost.${environment}`, month);
  // Before accounts have an environment this measure has no value for KPIs; the table shows that nothing is mapped.
  return measure?.reason?.code === 'no-environment' ? { numerator: 0n, denominator: 1n } : (measure?.value ?? null);
};

const listed = (context: ReportContext): ListedEnvironment[] =>
  environmentOrder.filter(
    (environment) =>
      isAlwaysListed(environment) ||
      context.window.some((month) => {
        const cost = costIn(context, environment, month);
        return cost !== null && !isZero(cost);
      }),
  );

const monthOf = (context: ReportContext, month: Month): EnvironmentMonth => {
  const values = environmentOrder.map((environment) => costIn(context, environment, month));
  const rounded = roundColumn(values, 0, 0);
  const parts = Object.fromEntries(
    environmentOrder.map((environment, index) => [
      environment,
      point(month, values[index] ?? null, 'money', (value) => formatNumber(rounded[index] ?? value)),
    ]),
  ) as Record<ListedEnvironment, Point>;
  return {
    month,
    isPartial: month === context.month && context.isPartial,
    parts,
    total: point(month, measureValue(context, 'cost.total', month), 'money', (value) => formatNumber(value)),
  };
};

const perWorkspaceFigures = (context: ReportContext, rows: readonly CostRow[]): { rows: Figure[]; total: Figure } => {
  const measure = context.measure('workspaces.total', context.month);
  const workspaces = measure?.value ?? null;
  const per = (cost: Rational | null) =>
    cost === null || workspaces === null || isZero(workspaces) ? null : divide(cost, workspaces);
  const values = rows.map((row) => per(row.current));
  const printed = roundColumn(values, 2, 0);
  const of = (key: string, value: Rational | null, text: (exact: Rational) => Rational) =>
    figure({
      id: `environments.${key}.per-workspace`,
      value,
      unit: 'money-per-workspace',
      source: { kind: 'cost', of: `environments.${key}.per-workspace`, month: context.month },
      print: (exact) => formatKpiValue(text(exact), 'money-per-workspace', context.currency),
      reason: measure?.reason ?? { code: 'zero-denominator', text: 'There are no workspaces.' },
    });
  return {
    rows: rows.map((row, index) => of(row.key, values[index] ?? null, (exact) => printed[index] ?? exact)),
    total: of('total', per(totalOf(rows.map((row) => row.current))), (exact) => exact),
  };
};

const noteOf = (context: ReportContext): Sentence | null => {
  const [, , rule] = context.kpis.rules;
  if (rule.share === null) return null;
  const share = figure({
    id: 'environments.P-4',
    value: rule.share,
    unit: 'share',
    source: { kind: 'measure', of: 'P-4', month: context.month },
    print: (value) => formatShare(value),
  });
  const hasMore = listed(context).includes('shared');
  return hasMore
    ? sentence`Of the five environments alone, without shared and unmapped cost, non-production is ${share}.`
    : null;
};

const findingOf = (table: CostTable, context: ReportContext): Sentence => {
  const production = table.rows.get('production')?.share;
  const unmapped = table.rows.get('unmapped');
  if (production?.exact === null || production === undefined) return sentence`There is no cost by environment yet`;
  if (unmapped !== undefined && Number(unmapped.share.exact ?? 0) === 1) {
    return sentence`No account has an environment yet: all of the cost is unmapped`;
  }
  const share = table.memo.share;
  const before = context.isPartial ? null : previousShare(context);
  if (before === null) return sentence`Production is ${production} of cost, non-production ${share}`;
  const movement = directionOf(subtract(before.after, before.before));
  const isSame = formatShare(before.after) === formatShare(before.before);
  if (movement === 'flat' || isSame) {
    return sentence`Production is ${production} of cost; non-production stays at ${share}`;
  }
  return sentence`Production is ${production} of cost; non-production ${movement === 'up' ? 'rose' : 'fell'} to ${share}`;
};

const memoKeys = ['core', 'test', 'dev', 'staging'] as const;

const previousShare = (context: ReportContext): { before: Rational; after: Rational } | null => {
  const shareOf = (month: Month) => {
    const part = totalOf(memoKeys.map((environment) => costIn(context, environment, month)));
    const whole = measureValue(context, 'cost.total', month);
    return part === null || whole === null || isZero(whole) ? null : divide(part, whole);
  };
  const [before, after] = [shareOf(context.previousMonth), shareOf(context.month)];
  return before === null || after === null ? null : { before, after };
};

const build = (context: ReportContext): EnvironmentsSection => {
  const rows: CostRow[] = listed(context).map((environment) => ({
    key: environment,
    previous: costIn(context, environment, context.previousMonth),
    current: costIn(context, environment, context.month),
  }));
  const table = costColumns(context, { table: 'environments', rows, pinnedKey: 'production', memoKeys });
  const perWorkspace = perWorkspaceFigures(context, rows);
  return {
    finding: findingOf(table, context),
    rows: listed(context).flatMap((environment, index) => {
      const columns = table.rows.get(environment);
      const each = perWorkspace.rows[index];
      if (columns === undefined || each === undefined) return [];
      return [{ ...columns, environment, name: environmentNames[environment], perWorkspace: each }];
    }),
    total: { ...table.total, perWorkspace: perWorkspace.total },
    nonProduction: table.memo,
    months: context.window.map((month) => monthOf(context, month)),
    annotations: chartAnnotations(context, 'environments', context.window),
    note: noteOf(context),
  };
};

/** Cost by environment: 13 months, the month's table, and the average for each workspace. */
export const environments = {
  id: 'environments',
  title: 'Environments',
  schema: environmentsSchema,
  build,
  outline: environmentsOutline,
} as const satisfies SectionDefinition<'environments', EnvironmentsSection>;
