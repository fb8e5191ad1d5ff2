import { formatMoney, formatShare } from '../../kpis/format';
import type { CostCell } from '../../kpis/types';
import { absolute, compare, divide, fromDecimal, fromInteger, fromNanos, isZero, sum } from '../../money/rational';
import type { ReportContext } from '../context';
import { countOf } from '../format/words';
import type { Check } from './check';

/** The share of KPI cost in accounts without an environment, a credit as much as a charge; null: not known. */
const unmappedShare = (context: ReportContext, unmapped: readonly CostCell[]) => {
  const total = context.measure('cost.total', context.month)?.value ?? null;
  if (total === null || isZero(total)) return null;
  const byAccount = new Map<string, bigint>();
  for (const { accountId, scopeClass, nanos } of unmapped) {
    if (!context.inputs.settings.kpiScopeClasses.includes(scopeClass)) continue;
    if (nanos === null) return null;
    byAccount.set(accountId, (byAccount.get(accountId) ?? 0n) + nanos);
  }
  const amounts = [...byAccount.values()].map((nanos) => absolute(fromNanos(nanos)));
  return divide(sum(amounts), absolute(total));
};

/** Up to its limit, cost may stay unmapped; without a limit every account of the bill has an environment. */
export const unmappedCheck = (context: ReportContext): Check => {
  const { unmappedLimitPct } = context.inputs.settings;
  const limit = divide(fromDecimal(unmappedLimitPct), fromInteger(100));
  const unmapped = (context.cells(context.month) ?? []).filter(({ environment }) => environment === 'unmapped');
  const accounts = new Set(unmapped.map(({ accountId }) => accountId)).size;
  const label = isZero(limit) ? 'Every account has an environment' : 'Unmapped cost is within its limit';
  const check = { id: 'unmapped', label, publishing: 'reason' } as const;
  if (accounts === 0) return { ...check, isPassed: true, text: 'no cost is unmapped' };
  const cost = context.measure('cost.unmapped', context.month)?.value ?? null;
  const share = unmappedShare(context, unmapped);
  const isPassed = !isZero(limit) && share !== null && compare(share, limit) <= 0;
  const amount = cost === null ? '' : `, ${formatMoney(cost, context.currency, 2)}`;
  const side = isPassed || isZero(limit) ? 'the limit is' : 'above the limit of';
  const ofCost = share === null ? '' : `, ${formatShare(share, 2)} of cost; ${side} ${unmappedLimitPct}%`;
  return { ...check, isPassed, text: `${countOf(accounts, 'account')} without one${amount}${ofCost}` };
};
