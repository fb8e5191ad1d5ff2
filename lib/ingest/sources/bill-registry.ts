import type { BillFormat } from '../types';
import type { BillSource } from './bill-source';
import { billsSource } from './bills/bills';
import { costExplorerConsoleSource, costExplorerSource } from './cost-explorer/cost-explorer';
import { cur2Source, curLegacySource } from './cur/cur';
import { detailedBillingSource } from './detailed-billing/detailed-billing';
import { focusSource } from './focus/focus';

/** Every format of billing export that can be read. */
export const billSources: readonly BillSource[] = [
  focusSource,
  cur2Source,
  curLegacySource,
  costExplorerSource,
  costExplorerConsoleSource,
  billsSource,
  detailedBillingSource,
];

/** The source that reads a format. */
export const billSourceOf = (format: BillFormat): BillSource => {
  const source = billSources.find((one) => one.formats.includes(format));
  if (source === undefined) throw new Error(`No source reads ${format}.`);
  return source;
};
