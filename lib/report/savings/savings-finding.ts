import { formatMoney, formatShare } from '../../kpis/format';
import { absolute, compare, fromNanos, type Rational, subtract, toScaled, zero } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { listOf, monthWord, startSentence } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import { type Known, type MonthSavings, vendorNames } from './month-savings';
import type { Waterfall } from './waterfall-steps';

/** What a savings rate keeps: a tenth of a percent. */
const RATE_PLACES = 3;

const money = (context: ReportContext, id: string, value: Rational): Figure =>
  figure({
    ...{ id: `savings.finding.${id}`, value: absolute(value), unit: 'money' },
    source: { kind: 'savings', of: id, month: context.month },
    print: (exact) => formatMoney(exact, context.currency),
  });

const rate = (context: ReportContext, id: string, value: Rational): Figure =>
  figure({
    ...{ id: `savings.finding.${id}`, value, unit: 'share' },
    source: { kind: 'savings', of: id, month: context.month },
    print: (exact) => formatShare(exact),
  });

/** The parts of the waterfall that print as a saving, in its order. */
const saversOf = (savings: MonthSavings, { printed }: Waterfall): string[] => {
  const names: readonly (readonly [step: string, name: string])[] = [
    ['negotiated', 'negotiated prices'],
    ['commitments', 'commitments'],
    ['spot', 'spot'],
    ['vendors', listOf([...vendorNames(savings.vendors).values()])],
  ];
  return names.filter(([step]) => compare(printed.get(step) ?? zero, zero) < 0).map(([, name]) => name);
};

const withoutRates = (context: ReportContext, savings: MonthSavings): Sentence => {
  const { steps, list, esr, vendors, gross } = savings;
  const isUnlisted = steps !== null && list.value === null;
  if (vendors.length === 0) {
    const why = isUnlisted ? 'the bill lacks list prices' : (esr.reason?.text ?? '');
    return sentence`Savings are not known: ${why.replace(/^The/, 'the').replace(/\.$/, '')}`;
  }
  const against =
    steps === null ? 'there is no bill' : isUnlisted ? 'the bill has no list prices' : 'there is no usage';
  return sentence`Vendors report ${money(context, 'gross', fromNanos(gross))} saved; ${against} to compare it with`;
};

/** `To 18 January, ` where the bill ends there. */
const partialWords = (context: ReportContext): string => {
  const day = context.isPartial ? (context.state?.lastUsageDay ?? null) : null;
  return day === null ? '' : `to ${Number(day.slice(8))} ${monthWord(context.month)}, `;
};

type Result = { readonly list: Rational; readonly paid: Rational; readonly rate: Rational; readonly isNet: boolean };

/** After fees where there are any that are known, else before them. */
const resultOf = ({ list, effective, afterFees, esr, netEsr, vendors }: MonthSavings): Result | null => {
  const isNet = vendors.length > 0 && netEsr.value !== null;
  const [paid, share]: readonly [Known, Known] = isNet ? [afterFees, netEsr] : [effective, esr];
  if (list.value === null || paid.value === null || share.value === null) return null;
  return { list: list.value, paid: paid.value, rate: share.value, isNet };
};

/** The section in one sentence: who saved how much, after fees where there are any, and which rate that is. */
export const savingsFinding = (context: ReportContext, savings: MonthSavings, steps: Waterfall): Sentence => {
  const result = resultOf(savings);
  if (result === null) return withoutRates(context, savings);
  const start = partialWords(context);
  const saved = subtract(result.list, result.paid);
  if (toScaled(result.rate, RATE_PLACES) === 0n)
    return sentence`${startSentence(`${start}list prices were paid: nothing was saved`)}`;
  const name = `${result.isNet ? 'a net' : 'an'} effective savings rate of`;
  const share = rate(context, result.isNet ? 'net-esr' : 'esr', result.rate);
  const after = result.isNet ? ' after fees' : '';
  const amount = money(context, 'saved', saved);
  const savers = saversOf(savings, steps);
  if (compare(saved, zero) < 0 || savers.length === 0) {
    const way = compare(saved, zero) < 0 ? 'above' : 'below';
    return sentence`${startSentence(`${start}what was paid${after} is`)} ${amount} ${way} list prices, ${name} ${share}`;
  }
  return sentence`${startSentence(`${start}${listOf(savers)}`)} saved ${amount}${after}, ${name} ${share}`;
};
