import { missingRateText } from '../../kpis/missing-rate';
import { type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { listOf } from '../format/words';
import type { Note } from '../schema/data-notes';
import { sentence } from '../sentence';
import { writtenBy } from '../words/written-by';
import type { UsedRate } from './conversion';

/** `1 EUR = 1.0837 USD, typed in by Ana Novak, 3 Feb 2026`. */
export const rateWords = ({ currency, rate, file, ...given }: UsedRate, to: string): string =>
  `1 ${currency} = ${rate} ${to}, ${file === null ? 'typed in' : `from ${file}, imported`} by ${writtenBy(given)}`;

const lacking = ({ inputs }: ReportContext): readonly Month[] =>
  inputs.months.flatMap(({ month, missingRates }) => (missingRates === undefined ? [] : [month]));

const ownRates = ({ inputs, month, currency }: ReportContext): string | null => {
  const missing = inputs.months.find((each) => each.month === month)?.missingRates;
  if (missing !== undefined) return missingRateText(missing, month, currency);
  const own = (inputs.conversions?.rates ?? []).filter((rate) => rate.month === month);
  return own.length === 0 ? null : `${own.map((rate) => rateWords(rate, currency)).join('; ')}.`;
};

const earlierText = (context: ReportContext): string | null => {
  const { inputs, month, currency } = context;
  const without = lacking(context).filter((each) => each !== month);
  if (without.length > 0) {
    const names = listOf(without.map((each) => monthName(each, 'short')));
    return `Without cost, since ${without.length === 1 ? 'a rate' : 'rates'} to ${currency} ${without.length === 1 ? 'is' : 'are'} missing: ${names}.`;
  }
  const hasEarlier = (inputs.conversions?.rates ?? []).some((rate) => rate.month !== month);
  return hasEarlier ? 'Earlier months are converted with their own rates.' : null;
};

/** By which rates money in other currencies became the report's, who gave them, and which are missing. */
export const currencyNote = (context: ReportContext): Note[] => {
  if (context.inputs.conversions === undefined) return [];
  const parts = [ownRates(context), earlierText(context)].flatMap((part) => part ?? []);
  return parts.length === 0 ? [] : [{ label: 'Currency', text: sentence`${parts.join(' ')}` }];
};
