import type { DocumentAnswers } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';

/** Throws until a person has said what no console CSV says: its metric, and that nothing was filtered away. */
export const refuseUnsaid = (name: string, { metric, isUnfiltered = false }: DocumentAnswers): void => {
  if (metric === undefined || !isUnfiltered) {
    throw new IngestError(
      'metric-unsuitable',
      name,
      'A CSV of the Cost Explorer console says neither which metric it shows nor how it was filtered.',
      'Look at the console: if it showed unblended costs without any filter, say so (on the command line: --metric unblended --unfiltered).',
    );
  }
  if (metric === 'unblended') return;
  throw new IngestError(
    'metric-unsuitable',
    name,
    `Its costs are ${metric}, so that what the invoice says is unknown.`,
    'Choose “Unblended costs” under “Advanced options” in the console, and download it again.',
  );
};
