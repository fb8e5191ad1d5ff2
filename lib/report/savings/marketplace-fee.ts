import { formatMoney } from '../../kpis/format';
import { absolute, fromNanos, isNegative, isZero, type Rational, subtract } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { monthWord } from '../format/words';
import { type Sentence, sentence } from '../sentence';
import type { VendorSaving } from './savings-inputs';

/** What the fee of the vendor is called on the AWS bill, where it comes one month late (kpis.md, Savings vendors). */
const product = { service: 'Advanced Reserved Instance Automation', vendor: 'zesty' } as const;

const feeFigure = (context: ReportContext, id: string, value: Rational): Figure =>
  figure({
    id: `savings.marketplace.${id}`,
    value,
    unit: 'money',
    source: { kind: id === 'billed' ? 'bill' : 'savings', of: `marketplace.${id}`, month: context.month },
    print: (exact) => formatMoney(exact, context.currency, 2),
  });

const isProduct = ({ service }: { readonly service: string }): boolean =>
  service.toLowerCase() === product.service.toLowerCase();

/** The fee that the vendor reported for the month before, refunds taken off, in every account; null without a report. */
const reportedFee = (context: ReportContext): bigint | null => {
  const { vendors } = context.inputs.savings;
  const own = vendors.filter(
    ({ month, vendor }: VendorSaving) =>
      month === context.previousMonth && vendor.toLowerCase().includes(product.vendor),
  );
  return own.length === 0 ? null : own.reduce((sum, row) => sum + row.feeNanos - row.refundNanos, 0n);
};

const countedWords = (context: ReportContext): Sentence => {
  const before = monthWord(context.previousMonth);
  return context.inputs.settings.kpiScopeClasses.includes('marketplace')
    ? sentence` It is counted twice, in ${before} from the vendor’s report and here, since the setting kpiScopeClasses has the Marketplace in KPI cost: take it out.`
    : sentence` It is counted once, in ${before}, when it was earned and in the accounts it served; the late line is in no cost.`;
};

const differenceWords = (context: ReportContext, billed: Rational, reported: Rational): Sentence | null => {
  const difference = subtract(billed, reported);
  if (isZero(difference)) return null;
  const size = feeFigure(context, 'difference', absolute(difference));
  const more = isNegative(difference) ? 'less' : 'more';
  return sentence` The bill has ${size} ${more} than the ${feeFigure(context, 'reported', reported)} that the vendor reported: the report counts. Ask the vendor about the difference.`;
};

/**
 * What became of the vendor's fee that the AWS Marketplace bills one month late; null where neither the bill nor the
 * vendor's report of the month before has one. Without a report the fee is in no month's cost, and this says so.
 */
export const marketplaceNote = (context: ReportContext): Sentence | null => {
  const charges = context.inputs.savings.marketplace.filter(isProduct);
  const billed = fromNanos(charges.reduce((sum, { billedNanos }) => sum + billedNanos, 0n));
  const reported = reportedFee(context);
  const [month, before] = [monthWord(context.month), monthWord(context.previousMonth)];
  const hasBill = context.cells(context.month) !== null;
  if (charges.length === 0) {
    if (reported === null || reported === 0n || !hasBill) return null;
    const fee = feeFigure(context, 'reported', fromNanos(reported));
    const yet = context.state?.data === 'final' ? '' : ' yet';
    return sentence`${month}’s bill has no “${product.service}”${yet} from the AWS Marketplace, where ${before}’s vendor fee of ${fee} comes one month late. The fee is counted in ${before}, from the vendor’s report.`;
  }
  const line = sentence`${month}’s bill has ${feeFigure(context, 'billed', billed)} of “${product.service}” from the AWS Marketplace: ${before}’s vendor fee, which comes one month late.`;
  if (reported === null) {
    return sentence`${line} The vendor’s report for ${before} is missing, so that this fee is in no month’s cost: import the report.`;
  }
  return sentence`${line}${countedWords(context)}${differenceWords(context, billed, fromNanos(reported))}`;
};
