import { formatMoney } from '../../kpis/format';
import type { EnvironmentId } from '../../kpis/types';
import { compare, fromNanos, isZero, type Rational, sum, zero } from '../../money/rational';
import { fiscalYear, fiscalYearStart, type Month, monthRange } from '../../month/month';
import { costBy, type ReportContext } from '../context';
import { byChange, type CostRow, costColumns } from '../cost-columns';
import { environmentNames, environmentOrder } from '../environments';
import { figure, point } from '../figure';
import { differenceOf, roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import { countOf, listOf } from '../format/words';
import { accountsOutline } from '../outline/accounts';
import { costReason } from '../reasons';
import { type AccountRow, type AccountsSection, accountsSchema } from '../schema/accounts';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

type Costs = ReadonlyMap<Month, ReadonlyMap<string, Rational | null> | null>;

const costOf = (costs: Costs, accountId: string, month: Month): Rational | null => {
  const known = costs.get(month) ?? null;
  if (known === null) return null;
  const cost = known.get(accountId);
  return cost === undefined ? zero : cost;
};

type Account = {
  readonly accountId: string;
  readonly name: string;
  readonly owner: string | null;
  readonly team?: string;
  readonly environment: EnvironmentId;
};

const accountsWithCost = (context: ReportContext, costs: Costs): Account[] => {
  const ids = new Set([...costs.values()].flatMap((byAccount) => [...(byAccount?.keys() ?? [])]));
  const known = new Map(context.inputs.accounts.map((account) => [account.accountId, account]));
  const accounts = [...ids].map((accountId): Account => {
    const account = known.get(accountId);
    return {
      accountId,
      name: account?.name ?? accountId,
      owner: account?.owner ?? null,
      ...(account?.team ? { team: account.team } : {}),
      environment: account?.environment ?? 'unmapped',
    };
  });
  const rank = ({ environment }: Account) => (environmentOrder as readonly EnvironmentId[]).indexOf(environment);
  const cost = ({ accountId }: Account) => costOf(costs, accountId, context.month) ?? zero;
  return accounts.sort(
    (a, b) => rank(a) - rank(b) || compare(cost(b), cost(a)) || a.accountId.localeCompare(b.accountId),
  );
};

const toDate = (costs: Costs, accountId: string, months: readonly Month[]): Rational | null => {
  const parts = months.filter((month) => costs.get(month) != null).map((month) => costOf(costs, accountId, month));
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length || parts.length === 0 ? null : sum(known);
};

const yearToDateFigures = (context: ReportContext, values: readonly (Rational | null)[], ids: readonly string[]) => {
  const printed = roundColumn(values, 0);
  const of = (key: string, value: Rational | null, shown: Rational | null) =>
    figure({
      id: `accounts.${key}.fiscal-year-to-date`,
      value,
      unit: 'money',
      source: { kind: 'cost', of: `accounts.${key}.fiscal-year-to-date`, month: context.month },
      print: (exact) => formatNumber(shown ?? exact),
      reason: costReason(context) ?? { code: 'basis-unknown', text: 'A month of the year is unknown in this basis.' },
    });
  const known = values.filter((value) => value !== null);
  return {
    rows: values.map((value, index) => of(ids[index] ?? '', value, printed[index] ?? null)),
    total: of('total', known.length < values.length || known.length === 0 ? null : sum(known), null),
  };
};

const outOfScopeOf = (context: ReportContext): Sentence | null => {
  const inScope = new Set(context.inputs.settings.kpiScopeClasses);
  const cells = (context.kpis.series.get(context.month)?.inputs.costs ?? []).filter(
    (cell) => cell.environment === 'out-of-scope' && inScope.has(cell.scopeClass),
  );
  if (cells.length === 0) return null;
  const names = new Map(context.inputs.accounts.map(({ accountId, name }) => [accountId, name]));
  const ids = [...new Set(cells.map(({ accountId }) => accountId))].sort();
  const nanos = cells.reduce((total, cell) => total + (cell.nanos ?? 0n), 0n);
  const cost = figure({
    id: 'accounts.out-of-scope',
    value: fromNanos(nanos),
    unit: 'money',
    source: { kind: 'cost', of: 'out-of-scope', month: context.month },
    print: (value) => formatMoney(value, context.currency),
  });
  return sentence`Out of scope and not in the total: ${listOf(ids.map((id) => names.get(id) ?? id))}, ${cost}.`;
};

const unmappedClause = (context: ReportContext, rows: readonly AccountRow[]): Sentence => {
  const unmapped = rows.filter((row) => row.environment === 'unmapped' && Number(row.current.exact ?? 0) !== 0);
  if (unmapped.length === 0) return sentence`no account is unmapped`;
  const measure = context.measure('cost.unmapped', context.month);
  const cost = figure({
    id: 'accounts.unmapped',
    value: measure?.value ?? null,
    unit: 'money',
    source: { kind: 'measure', of: 'cost.unmapped', month: context.month },
    print: (value) => formatMoney(value, context.currency),
  });
  return sentence`${countOf(unmapped.length, 'account')} with ${cost} ${unmapped.length === 1 ? 'has' : 'have'} no environment`;
};

const findingOf = (context: ReportContext, rows: readonly AccountRow[], costs: readonly CostRow[]): Sentence => {
  const unmapped = unmappedClause(context, rows);
  if (rows.length === 0) return sentence`There is no cost by account yet`;
  const risen = [...costs].sort(byChange).filter((row) => {
    const change = differenceOf(row.previous, row.current);
    return change !== null && !isZero(change) && change.numerator > 0n;
  });
  const [first, second] = risen.slice(0, 2).flatMap(({ key }) => rows.find((row) => row.accountId === key) ?? []);
  const hasChange = rows.some((row) => row.change.exact !== null);
  if (!hasChange) return sentence`${countOf(rows.length, 'account')} with cost; ${unmapped}`;
  if (first === undefined) return sentence`No account cost more than in the month before; ${unmapped}`;
  const others = second === undefined ? null : sentence` and ${second.name} (${second.change})`;
  return sentence`${first.name} (${first.change})${others} added the most; ${unmapped}`;
};

/** What each account cost in each month of the window, printed so that a month's accounts sum to its printed total. */
const seriesOf = (context: ReportContext, costs: Costs, ids: readonly string[]) => {
  const printed = new Map(
    context.window.map((month) => [
      month,
      roundColumn(
        ids.map((id) => costOf(costs, id, month)),
        0,
      ),
    ]),
  );
  return ids.map((id, index) =>
    context.window.map((month) =>
      point(month, costOf(costs, id, month), 'money', (value) => formatNumber(printed.get(month)?.[index] ?? value)),
    ),
  );
};

const build = (context: ReportContext): AccountsSection => {
  const { month, previousMonth, window, inputs } = context;
  const start = fiscalYearStart(month, inputs.settings.fiscalYearStartMonth);
  const yearMonths = monthRange(start, month);
  const asked = [...new Set([...window, ...yearMonths])];
  const costs: Costs = new Map(asked.map((each) => [each, costBy(context, each, (cell) => cell.accountId)]));
  const accounts = accountsWithCost(context, costs);
  const ids = accounts.map(({ accountId }) => accountId);
  const costRows = ids.map((key) => ({
    key,
    previous: costOf(costs, key, previousMonth),
    current: costOf(costs, key, month),
  }));
  const table = costColumns(context, { table: 'accounts', rows: costRows });
  const years = yearToDateFigures(
    context,
    ids.map((id) => toDate(costs, id, yearMonths)),
    ids,
  );
  const lines = seriesOf(context, costs, ids);
  const rows = accounts.flatMap((account, index): AccountRow[] => {
    const columns = table.rows.get(account.accountId);
    const [fiscalYearToDate, series] = [years.rows[index], lines[index]];
    if (columns === undefined || fiscalYearToDate === undefined || series === undefined) return [];
    return [
      { ...columns, ...account, environmentName: environmentNames[account.environment], fiscalYearToDate, series },
    ];
  });
  const missing = yearMonths.filter((each) => costs.get(each) == null).length;
  return {
    finding: findingOf(context, rows, costRows),
    fiscalYear: `FY${String(fiscalYear(month, inputs.settings.fiscalYearStartMonth) % 100).padStart(2, '0')}`,
    fiscalYearNote: missing === 0 ? null : `${countOf(missing, 'month')} of the fiscal year without a bill`,
    rows,
    total: { ...table.total, fiscalYearToDate: years.total },
    outOfScope: outOfScopeOf(context),
  };
};

/** Cost by account: fiscal year to date, the last two months, and the accounts that have no environment. */
export const accounts = {
  id: 'accounts',
  title: 'Accounts',
  schema: accountsSchema,
  build,
  outline: accountsOutline,
} as const satisfies SectionDefinition<'accounts', AccountsSection>;
