import { formatMoney, formatShare } from '../../kpis/format';
import {
  absolute,
  compare,
  fromNanos,
  isNegative,
  negate,
  type Rational,
  sum,
  toScaled,
  zero,
} from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { monthWord } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import type { MonthSavings } from './month-savings';
import { vendorPart, vendorWords, type Waterfall } from './waterfall-steps';

const rateFigure = (context: ReportContext, id: string, rate: Rational): Figure =>
  figure({
    id: `savings.finding.${id}`,
    value: absolute(rate),
    unit: 'share',
    source: { kind: 'savings', of: id, month: context.month },
    print: (exact) => formatShare(exact),
  });

type Saver = { readonly id: string; readonly words: string; readonly exact: Rational; readonly printed: Rational };

/** What saves, the largest first, as the waterfall prints it; commitments with the vendor's part. */
const saversOf = (savings: MonthSavings, { printed }: Waterfall): Saver[] => {
  const saved = savings.steps?.saved ?? null;
  if (saved === null) return [];
  const isShared = vendorPart(saved.commitments, savings.gross) > 0n;
  const among = isShared ? `commitments (${vendorWords(savings, 'part', 'part')} included)` : 'commitments';
  const savers = [
    { id: 'negotiated', words: 'negotiated prices', nanos: saved.negotiated ?? 0n, steps: ['negotiated'] },
    { id: 'commitments', words: among, nanos: saved.commitments, steps: ['commitments', 'vendors'] },
    { id: 'spot', words: 'spot', nanos: saved.spot, steps: ['spot'] },
  ].map(({ id, words, nanos, steps }) => ({
    ...{ id, words, exact: fromNanos(nanos) },
    printed: negate(sum(steps.map((step) => printed.get(step) ?? zero))),
  }));
  return savers.filter(({ printed: shown }) => shown.numerator > 0n).sort((a, b) => compare(b.exact, a.exact));
};

const saversClause = (context: ReportContext, savers: readonly Saver[]): Sentence | null => {
  const parts = savers.slice(0, 2).map(
    ({ id, words, exact, printed }, at) =>
      sentence`${words}${at === 0 ? ' save' : ''} ${figure({
        ...{ id: `savings.finding.${id}`, value: exact, unit: 'money' },
        source: { kind: 'savings', of: id, month: context.month },
        print: () => formatMoney(printed, context.currency),
      })}`,
  );
  const [first, second] = parts;
  if (first === undefined) return null;
  return second === undefined ? sentence`: ${first}` : sentence`: ${first}, ${second}`;
};

const hundredth = 3;

/** `10.9% less than list prices, 10.5% after Zesty’s fee`. */
const ratesClause = (context: ReportContext, esr: Rational, savings: MonthSavings): Sentence => {
  if (toScaled(esr, hundredth) === 0n) return sentence`as much as at list prices`;
  const way = (rate: Rational) => (isNegative(rate) ? 'more' : 'less');
  const base = sentence`${rateFigure(context, 'esr', esr)} ${way(esr)} than at list prices`;
  const net = savings.netEsr.value;
  if (savings.vendors.length === 0 || net === null) return base;
  const turn = isNegative(net) === isNegative(esr) ? '' : ` ${way(net)}`;
  return sentence`${base}, ${rateFigure(context, 'net-esr', net)}${turn} after ${vendorWords(savings, 'fee', 'fees')}`;
};

const withoutRates = (context: ReportContext, savings: MonthSavings): Sentence => {
  const missing = savings.steps === null ? (savings.list.reason?.text ?? '') : 'The bill has no list prices.';
  if (savings.vendors.length === 0)
    return sentence`Savings are not known: ${missing.charAt(0).toLowerCase()}${missing.slice(1).replace(/\.$/, '')}`;
  const saved = figure({
    ...{ id: 'savings.finding.gross', value: fromNanos(savings.gross), unit: 'money' },
    source: { kind: 'savings', of: 'gross', month: context.month },
    print: (exact) => formatMoney(exact, context.currency),
  });
  const against = savings.steps === null ? 'there is no bill' : 'the bill has no list prices';
  return sentence`Vendors report ${saved} saved; ${against} to compare it with`;
};

/** The section in one sentence: how far below list prices the month is, after fees too, and what saves most. */
export const savingsFinding = (context: ReportContext, savings: MonthSavings, steps: Waterfall): Sentence => {
  if (savings.esr.value === null) return withoutRates(context, savings);
  const day = context.isPartial ? (context.state?.lastUsageDay ?? null) : null;
  const subject = 'sage and commitments cost';
  const start = day === null ? `U${subject}` : `To ${Number(day.slice(8))} ${monthWord(context.month)}, u${subject}`;
  const savers = saversClause(context, saversOf(savings, steps));
  return sentence`${start} ${ratesClause(context, savings.esr.value, savings)}${savers}`;
};
