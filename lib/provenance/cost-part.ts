import { formatMoney } from '../kpis/format';
import { nanosToDecimal, sumNanos } from '../money/nanos';
import { fromNanos } from '../money/rational';
import type { Month } from '../month/month';
import { roundColumn } from '../report/format/columns';
import type { ExplainedPart, SumCheck } from './explanation';

/** A part of a cost in nanos; null where the bill does not know it in the basis. */
export type CostPart = {
  readonly label: string;
  readonly note: string | null;
  readonly nanos: bigint | null;
  readonly of: string | null;
};

/** An amount, exact and as printed. */
export const printNanos = (
  nanos: bigint | null,
  currency: string,
): { readonly exact: string | null; readonly text: string } =>
  nanos === null
    ? { exact: null, text: '–' }
    : { exact: nanosToDecimal(nanos), text: formatMoney(fromNanos(nanos), currency, 2) };

const bySize = (a: CostPart, b: CostPart): number => {
  const [first, second] = [a.nanos ?? 0n, b.nanos ?? 0n];
  return first === second ? 0 : first > second ? -1 : 1;
};

type Printing = { readonly currency: string; readonly month: Month };

const CENTS = 2;

/** Parts as they are shown, the dearest first: printed to the cent so that they sum to their printed total. */
export const explainedParts = (parts: readonly CostPart[], { currency, month }: Printing): ExplainedPart[] => {
  const sorted = [...parts].sort(bySize);
  const rounded = roundColumn(
    sorted.map(({ nanos }) => (nanos === null ? null : fromNanos(nanos))),
    CENTS,
  );
  return sorted.map(({ nanos, ...part }, at) => {
    const { exact, text } = printNanos(nanos, currency);
    const value = rounded[at] ?? null;
    return { ...part, exact, text: value === null ? text : formatMoney(value, currency, CENTS), month };
  });
};

/** Whether the parts sum to the level above, to the nano; null where one of them is unknown. */
export const checkSum = (parts: readonly CostPart[], whole: bigint | null): SumCheck | null => {
  const sum = sumNanos(parts.map(({ nanos }) => nanos));
  return sum === null ? null : { exact: nanosToDecimal(sum), isEqual: sum === whole };
};
