import { formatMoney } from '../../kpis/format';
import { fromNanos, isZero, type Rational, subtract, sum } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { listOf, monthWord } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import { marketplaceNote } from './marketplace-fee';
import { listHint, type MonthSavings } from './month-savings';
import { contractedHint, vendorPart } from './waterfall-steps';

/** In whole units, as rounded with its neighbours where it is printed with them. */
const amount = (context: ReportContext, id: string, value: Rational, printed: Rational | null = null): Figure =>
  figure({
    id: `savings.notes.${id}`,
    value,
    unit: 'money',
    source: { kind: 'savings', of: id, month: context.month },
    print: (exact) => formatMoney(printed ?? exact, context.currency),
  });

const rateNote = (context: ReportContext, { steps, list }: MonthSavings): Sentence | null => {
  if (steps === null || list.value === null) return null;
  const unused = amount(context, 'unused', fromNanos(steps.unused));
  const commitments =
    steps.used === 0n && steps.unused === 0n ? '' : sentence`, with ${unused} of unused commitments in effective cost`;
  return sentence`ESR is (list − effective) ÷ list over usage and commitments${commitments}. Net ESR takes off vendors’ fees too, less what they refunded.`;
};

const stepsNote = ({ vendors, steps }: MonthSavings): Sentence | null => {
  if (steps === null || steps.saved === null) return null;
  const prices =
    steps.saved.negotiated === null
      ? 'Commitments are from list price to effective cost, less what nothing used'
      : 'Negotiated is from list to contracted price; commitments from there to effective cost, less what nothing used';
  const cut =
    vendors.length === 0
      ? ''
      : ' The vendor’s saving is in the bill’s effective cost already: it is cut out of the commitments, and added to no cost.';
  return sentence`${prices}; spot all of its distance to list.${cut}`;
};

const unknownNote = ({ steps, list }: MonthSavings): Sentence | null => {
  if (steps === null) return null;
  if (list.value === null) return sentence`${listHint}`;
  return steps.saved?.negotiated === null ? sentence`${contractedHint}` : null;
};

/** A vendor may count against another price than the bill does: what it reports beyond the bill's saving is left out. */
const excessNote = (context: ReportContext, { steps, gross }: MonthSavings): Sentence | null => {
  const commitments = steps?.saved?.commitments ?? null;
  if (commitments === null || vendorPart(commitments, gross) === gross) return null;
  const reported = amount(context, 'gross', fromNanos(gross));
  const most = amount(context, 'vendor-most', fromNanos(vendorPart(commitments, gross)));
  return sentence`The vendor reports ${reported} saved, more than the ${most} that commitments save on the bill: its part of the waterfall ends there.`;
};

const missingNote = (context: ReportContext, { missingVendors, steps }: MonthSavings): Sentence | null => {
  if (missingVendors.length === 0 || steps === null) return null;
  const has = missingVendors.length === 1 ? 'has' : 'have';
  return sentence`${listOf(missingVendors)} ${has} reported ${monthWord(context.previousMonth)} and not ${monthWord(context.month)} yet: the fee is missing, and the saving stands among the commitments.`;
};

const refundNote = (context: ReportContext, { refund }: MonthSavings): Sentence | null => {
  if (refund === 0n) return null;
  return sentence`The refund of ${amount(context, 'refund', fromNanos(refund))} lowers the fee here. Cost in the KPIs has the whole fee, as refunds are out of it.`;
};

/** Only effective cost can be compared with the KPIs' cost, and only where usage, commitments and fees are in both. */
const costNote = (context: ReportContext, { effective, fee }: MonthSavings): Sentence | null => {
  const { basis, settings } = context.inputs;
  const cost = context.measure('cost.total', context.month)?.value ?? null;
  const isComparable = (['usage', 'commitment', 'vendor-fee'] as const).every((each) =>
    settings.kpiScopeClasses.includes(each),
  );
  if (basis !== 'effective' || !isComparable || cost === null || effective.value === null) return null;
  const fees = fromNanos(fee);
  const rest = subtract(cost, sum([effective.value, fees]));
  const [, printedFees = null, printedRest = null] = roundColumn([effective.value, fees, rest], 0, 0);
  const more = [
    ...(isZero(fees) ? [] : [sentence`${amount(context, 'fees', fees, printedFees)} of vendors’ fees`]),
    ...(isZero(rest)
      ? []
      : [sentence`${amount(context, 'other-charges', rest, printedRest)} of support and other charges`]),
  ];
  const [first, second] = more;
  const added = first === undefined ? null : second === undefined ? first : sentence`${first} and ${second}`;
  return sentence`Cost in the KPIs, ${amount(context, 'kpi-cost', cost)}, is this effective cost${added === null ? '' : sentence` with ${added}`}.`;
};

const scopeNote = (context: ReportContext, { steps, vendors }: MonthSavings): Sentence | null => {
  if (steps === null && vendors.length === 0) return null;
  const { costs, vendors: reports } = context.inputs.savings;
  const outside = new Set(
    [...costs, ...reports]
      .filter(({ month, environment }) => month === context.month && environment === 'out-of-scope')
      .map(({ accountId }) => accountId),
  );
  const names = new Map(context.inputs.accounts.map(({ accountId, name }) => [accountId, name]));
  const named = listOf([...outside].map((accountId) => names.get(accountId) ?? accountId).sort());
  const accounts = outside.size === 0 ? '' : ` Out of scope, and not in it: ${named}.`;
  return sentence`In: usage and commitments, whatever the KPIs’ cost basis. Not in: support, tax, credits, refunds, discount lines, Marketplace and other charges.${accounts}`;
};

/** What the savings mean, what is in them, and what is missing or was left out, in the order in which it is printed. */
export const savingsNotes = (context: ReportContext, savings: MonthSavings): Sentence[] =>
  [
    unknownNote(savings),
    missingNote(context, savings),
    excessNote(context, savings),
    marketplaceNote(context),
    refundNote(context, savings),
    rateNote(context, savings),
    stepsNote(savings),
    scopeNote(context, savings),
    costNote(context, savings),
  ].filter((note) => note !== null);
