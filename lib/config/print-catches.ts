import type { Caught, MonthLine, RuleCatches } from '../kpis/classification/rule-catches';
import { formatMoney, formatShare } from '../kpis/format';
import { nanosToDecimal } from '../money/nanos';
import { fromNanos, type Rational } from '../money/rational';
import { roundColumn, roundShares, sharesOf } from '../report/format/columns';
import type { CaughtView, RuleCatchesView, UnnamedLine } from './catches-view';

type Printing = {
  /** Null: nothing is added. */
  readonly currency: string | null;
  readonly names: ReadonlyMap<string, string>;
};

/** More lines than this are counted only. */
const mostLines = 20;

type Amount = { readonly nanos: bigint | null };

const amountOf = ({ nanos }: Amount): Rational | null => (nanos === null ? null : fromNanos(nanos));
const exactOf = ({ nanos }: Amount): string | null => (nanos === null ? null : nanosToDecimal(nanos));

const unknown = '–';

const printAmount = (amount: Rational | null, currency: string | null): string =>
  amount === null || currency === null ? unknown : formatMoney(amount, currency, 2);

type Printed = { readonly amount: Rational | null; readonly share: Rational | null };

const caughtView = (part: Caught, { amount, share }: Printed, currency: string | null): CaughtView => ({
  ...{ rows: part.rows, exact: exactOf(part), text: printAmount(amount, currency) },
  share: share === null ? unknown : formatShare(share),
});

const printAlone = (part: Caught, total: Caught, currency: string | null): CaughtView => {
  const amount = amountOf(part);
  return caughtView(part, { amount, share: sharesOf([amount], amountOf(total))[0] ?? null }, currency);
};

/** A column whose printed amounts and shares sum to those printed of the total. */
const printColumn = (parts: readonly Caught[], total: Caught, currency: string | null): CaughtView[] => {
  const amounts = parts.map(amountOf);
  const printed = roundColumn(amounts, 2);
  const shares = roundShares(amounts, amountOf(total));
  return parts.map((part, at) =>
    caughtView(part, { amount: printed[at] ?? null, share: shares[at] ?? null }, currency),
  );
};

const lineView = (line: MonthLine, { currency, names }: Printing): UnnamedLine => {
  const { accountId, service, usageType, operation, region, scopeClass, tags } = line.key;
  return {
    ...{ accountId, accountName: names.get(accountId) ?? accountId, service, usageType, operation, region, scopeClass },
    ...{ tags, rows: line.rows, exact: exactOf(line), text: printAmount(amountOf(line), currency) },
  };
};

type PrintedCatches = Pick<RuleCatchesView, 'catches' | 'fallThrough' | 'total' | 'unnamed' | 'coverage'>;

/** What rules catch as people read it, the dearest of the lines that no rule names included. */
export const printCatches = (found: RuleCatches, printing: Printing): PrintedCatches => {
  const { currency } = printing;
  const { total, unnamed, coverage } = found;
  const column = printColumn([...found.catches, found.fallThrough], total, currency);
  return {
    catches: column.slice(0, -1),
    fallThrough: column.at(-1) ?? printAlone(found.fallThrough, total, currency),
    total: printAlone(total, total, currency),
    unnamed: {
      ...printAlone(unnamed, total, currency),
      lines: unnamed.lines.slice(0, mostLines).map((line) => lineView(line, printing)),
      more: Math.max(0, unnamed.lines.length - mostLines),
    },
    coverage: coverage === null ? unknown : formatShare(coverage),
  };
};
