import type { MoneyTable } from '@/components/provider/view-types';
import { formatMoney } from '@/lib/kpis/format';
import { add, compare, fromDecimal, type Rational, sum, zero } from '@/lib/money/rational';
import type { ProviderFigures } from '@/lib/reconciliation/provider-figures';
import { roundColumn } from '@/lib/report/format/columns';
import { countOf } from '@/lib/report/format/words';

const shown = 20;
const cents = 2;

type Amount = { readonly label: string; readonly amount: Rational };

/** The dearest, and the rest as one row, so that the rows sum to the total. */
const tableOf = (id: string, title: string, head: string, currency: string, amounts: readonly Amount[]): MoneyTable => {
  const sums = new Map<string, Rational>();
  for (const { label, amount } of amounts) sums.set(label, add(sums.get(label) ?? zero, amount));
  const sorted = [...sums].sort(([, a], [, b]) => compare(b, a));
  const rest = sorted.slice(shown);
  const rows = [
    ...sorted.slice(0, shown),
    ...(rest.length === 0 ? [] : [[countOf(rest.length, 'other'), sum(rest.map(([, amount]) => amount))] as const]),
  ];
  const rounded = roundColumn(
    rows.map(([, amount]) => amount),
    cents,
  );
  const money = (amount: Rational) => formatMoney(amount, currency, cents);
  return {
    ...{ id, title, head, total: money(sum(amounts.map(({ amount }) => amount))) },
    rows: rows.map(([label], at) => ({ id: label, label, value: money(rounded[at] ?? zero) })),
  };
};

const viewWords = (view: string): { readonly title: string; readonly head: string; readonly none: string } => {
  if (view === 'record-types') return { title: 'Cost by record type', head: 'Record type', none: 'Not named' };
  const key = view.slice(view.indexOf(':') + 1);
  if (view.startsWith('tag:')) return { title: `Cost by tag ${key}`, head: key, none: 'Without the tag' };
  return { title: `Cost by cost category ${key}`, head: key, none: 'In no category' };
};

/** The views of a month as tables, one for each currency that it is billed in. */
export const moneyTables = ({ views, usageTypes }: ProviderFigures): MoneyTable[] => {
  const ids = [...new Set(views.map(({ view, currency }) => `${view}\n${currency}`))];
  const kept = ids.map((id) => {
    const [view = '', currency = ''] = id.split('\n');
    const { title, head, none } = viewWords(view);
    const own = views.filter((one) => one.view === view && one.currency === currency);
    const amounts = own.map(({ value, billed }) => ({ label: value || none, amount: fromDecimal(billed) }));
    return tableOf(`view-${view}-${currency}`, title, head, currency, amounts);
  });
  const currencies = [...new Set(usageTypes.map(({ currency }) => currency))];
  const types = currencies.map((currency) => {
    const own = usageTypes.filter((one) => one.currency === currency);
    const amounts = own.map(({ usageType, billed }) => ({
      label: usageType || 'Not named',
      amount: fromDecimal(billed),
    }));
    return tableOf(`usage-types-${currency}`, 'Cost by usage type', 'Usage type', currency, amounts);
  });
  return [...kept, ...types];
};
