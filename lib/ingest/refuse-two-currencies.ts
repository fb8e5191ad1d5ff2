import type { Scanned } from './engine/scan-request';
import { IngestError } from './ingest-error';

/** The bill's one currency; empty when no row could be read. Throws for two currencies and for no rows. */
export const refuseTwoCurrencies = (name: string, scanned: Scanned): string => {
  const [currency] = scanned.currencies;
  if (scanned.currencies.length === 1 && currency !== null && currency !== undefined) return currency;
  if (scanned.rows + scanned.brokenRows === 0) {
    throw new IngestError(
      'no-rows',
      name,
      'The file has a header and no rows.',
      'Wait until AWS has written the period, or check the export’s dates.',
    );
  }
  if (scanned.currencies.length === 0) return '';
  throw new IngestError(
    'mixed-currency',
    name,
    `The bill has amounts in ${scanned.currencies.join(' and ')}; two currencies are never added.`,
    'Import one file for each currency.',
  );
};
