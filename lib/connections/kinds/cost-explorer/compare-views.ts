import type { AnswerPage } from '../../../ingest/sources/cost-explorer/answer-pages';
import { fromDecimal, toScaled } from '../../../money/rational';
import { type Month, monthOfDay } from '../../../month/month';
import { costMetrics } from './views';

/** Amounts are summed in units of 10⁻¹⁸, which is as many decimals as AWS was ever seen to print. */
const places = 18;
/** AWS rounds each amount to ten decimals: a sum may be off by one of them for each amount in it. */
const lastDigit = 10n ** 8n;
/** AWS adds binary numbers: of large sums it loses digits before the tenth decimal, differently by view. */
const binaryShare = 10n ** 9n;

/** One amount of a view: whose, of what, in which month and metric. */
export type Amount = {
  readonly month: Month;
  readonly accountId: string;
  /** The service, usage type, record type, or `Key$value`. */
  readonly value: string;
  readonly metric: string;
  readonly units: bigint;
};

/** The costs of a view's pages; quantities are none. */
export const amountsOf = (pages: readonly AnswerPage[]): Amount[] =>
  pages.flatMap(({ ResultsByTime }) =>
    ResultsByTime.flatMap(({ TimePeriod, Groups }) =>
      (Groups ?? []).flatMap(({ Keys: [accountId = '', value = ''], Metrics }) =>
        costMetrics.flatMap((metric): Amount[] => {
          const amount = Metrics[metric]?.Amount;
          if (amount === undefined) return [];
          const units = toScaled(fromDecimal(amount), places);
          return [{ month: monthOfDay(TimePeriod.Start), accountId, value, metric, units }];
        }),
      ),
    ),
  );

type Sum = { readonly units: bigint; readonly count: bigint };
type KeyOf = (amount: Amount) => string;

const sums = (amounts: readonly Amount[], keyOf: KeyOf): Map<string, Sum> => {
  const found = new Map<string, Sum>();
  for (const amount of amounts) {
    const key = keyOf(amount);
    const { units, count } = found.get(key) ?? { units: 0n, count: 0n };
    found.set(key, { units: units + amount.units, count: count + 1n });
  }
  return found;
};

const nothing: Sum = { units: 0n, count: 0n };
const size = (units: bigint): bigint => (units < 0n ? -units : units);

/** Where two views of the same money disagree by more than their last digits: the keys, in the order in which they come. */
export const disagreements = (one: readonly Amount[], other: readonly Amount[], keyOf: KeyOf): string[] => {
  const [first, second] = [sums(one, keyOf), sums(other, keyOf)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => {
    const [a, b] = [first.get(key) ?? nothing, second.get(key) ?? nothing];
    return size(a.units - b.units) > (a.count + b.count) * lastDigit + size(a.units) / binaryShare;
  });
};

/** A month of an account in one metric. */
export const byAccount: KeyOf = ({ month, accountId, metric }) => `${month} ${accountId} ${metric}`;
export const byMonth: KeyOf = ({ month, metric }) => `${month} ${metric}`;
