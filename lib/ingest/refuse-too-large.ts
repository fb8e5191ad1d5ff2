import { compare, fromDecimal, fromNanos } from '../money/rational';
import type { Scanned } from './engine/scan-request';
import { IngestError } from './ingest-error';

const largestNanos = 2n ** 63n - 1n;

/** Throws when a bill's amounts, taken without their signs, add up to more than 64-bit nanos hold: no sum of them could be trusted. */
export const refuseTooLarge = (name: string, { magnitude }: Scanned): void => {
  if (magnitude === null || compare(fromDecimal(magnitude), fromNanos(largestNanos)) <= 0) return;
  throw new IngestError(
    'amount-too-large',
    name,
    'Its amounts add up to more than 9,223,372,036.85, which is more than can be kept exactly.',
    'Look for amounts that are no costs; import months one by one if they are right.',
    { value: magnitude },
  );
};
