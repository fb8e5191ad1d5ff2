import 'server-only';
import type { AlertStory } from '../../../db/notify-types';
import { formatMoney } from '../../kpis/format';
import type { CostCell } from '../../kpis/types';
import { compare, divide, fromInteger, multiply, type Rational, subtract, zero } from '../../money/rational';
import { daysInMonth, type Month, monthName, monthOfDay } from '../../month/month';
import { costBy, type ReportContext } from '../../report/context';
import { formatMoneyChange } from '../../report/format/numbers';

const MOST_CAUSES = 3;
const separator = '\n';

const keyOf = (isOf: (cell: CostCell) => boolean) => (cell: CostCell) =>
  isOf(cell) ? `${cell.accountId}${separator}${cell.costType}` : null;

/** A month that is not over is stretched to its length, so that it compares with a whole one. */
const stretched = ({ month, state, isPartial }: ReportContext, value: Rational): Rational => {
  const last = state?.lastUsageDay ?? null;
  if (!isPartial || last === null || monthOfDay(last) !== month) return value;
  return multiply(value, divide(fromInteger(daysInMonth(month)), fromInteger(Number(last.slice(8)))));
};

const nameOf = ({ inputs }: ReportContext, key: string): string => {
  const [accountId = '', costType = ''] = key.split(separator);
  const name = inputs.accounts.find((account) => account.accountId === accountId)?.name.trim() ?? '';
  return `${name === '' ? accountId : name} ${costType}`;
};

type Change = { readonly key: string; readonly by: Rational };

const changesOn = (context: ReportContext, before: Month, isOf: (cell: CostCell) => boolean): Change[] => {
  const [now, then] = [costBy(context, context.month, keyOf(isOf)), costBy(context, before, keyOf(isOf))];
  if (now === null || then === null) return [];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key): Change[] => {
    const [is, was] = [now.get(key) ?? zero, then.get(key) ?? zero];
    return [{ key, by: subtract(stretched(context, is), was) }];
  });
};

type Causes = Pick<AlertStory, 'causes' | 'causesTitle'>;

const largest = (
  context: ReportContext,
  changes: readonly Change[],
  print: (by: Rational) => string,
): Causes['causes'] =>
  changes
    .filter(({ by }) => compare(by, zero) > 0)
    .sort((a, b) => compare(b.by, a.by))
    .slice(0, MOST_CAUSES)
    .map(({ key, by }) => ({ name: nameOf(context, key), amount: print(by) }));

/** It has lasted as long as there is data: nothing rose, so what costs most is told. */
const largestCosts = (context: ReportContext, isOf: (cell: CostCell) => boolean): Causes => {
  const { month, currency } = context;
  const costs = [...(costBy(context, month, keyOf(isOf)) ?? [])].map(([key, cost]) => ({ key, by: cost ?? zero }));
  const causes = largest(context, costs, (by) => formatMoney(by, currency));
  return { causes, causesTitle: `Largest costs in ${monthName(month, 'short')}` };
};

/** What rose most since the month before it began, by account and cost type: the likely cause of a cost that is too high. */
export const costRises = (
  context: ReportContext,
  { isOf, before }: { readonly isOf: (cell: CostCell) => boolean; readonly before: Month },
): Causes => {
  const { currency, isPartial, inputs } = context;
  if (before < (inputs.months[0]?.month ?? before)) return largestCosts(context, isOf);
  const causes = largest(context, changesOn(context, before, isOf), (by) => formatMoneyChange(by, currency));
  const since = monthName(before, 'short');
  return { causes, causesTitle: `Largest rises since ${since}${isPartial ? ', at the cost a day so far' : ''}` };
};
