import type { Reason } from '../../kpis/types';
import type { MissingInput } from '../schema/scorecard';

const ways: Partial<Record<Reason['code'], Omit<MissingInput, 'text'>>> = {
  'no-bill': { action: 'Import a bill', place: 'data' },
  'missing-rate': { action: 'Give the exchange rate', place: 'rates' },
  'no-counts': { action: 'Give workspace counts', place: 'counts' },
  'missing-count': { action: 'Complete the workspace counts', place: 'counts' },
  'no-environment': { action: 'Give accounts an environment', place: 'accounts' },
  'no-fleet-hours': { action: 'Import fleet hours', place: 'data' },
  'basis-unknown': { action: 'Choose another cost basis', place: null },
};

/** What to do about a KPI without a value; null when it has one, or when nothing is missing (it can not exist). */
export const missingInput = (reason: Reason | null): MissingInput | null => {
  if (reason === null) return null;
  const way = ways[reason.code];
  return { text: reason.text, action: way?.action ?? '', place: way?.place ?? null };
};
