import type { CostCell } from '../../kpis/types';
import type { ReportContext } from '../context';
import { environmentNames } from '../environments';
import type { BridgeCut } from './kpi-page';
import { measureName } from './side-words';

/** What a part of the numerator is called in the table and under a bar. */
export type PartName = { readonly label: string; readonly short: string; readonly costType: string | null };

const separator = '\u0000';

/** How a cell of cost is cut: by environment and cost type, by account, or by cluster. */
export const cutKey = (cut: BridgeCut): ((cell: CostCell) => string) => {
  if (cut === 'account') return ({ accountId }) => `account${separator}${accountId}`;
  if (cut === 'cluster') return ({ cluster }) => `cluster${separator}${cluster ?? ''}`;
  return ({ environment, costType }) => `type${separator}${environment}${separator}${costType}`;
};

const typeName = (costType: string): string => (costType === 'other' ? 'Other types' : costType);

const plain = (label: string): PartName => ({ label, short: label, costType: null });

/** A part's name from its key; a key that no cut made is a measure's id. */
export const partName = (context: ReportContext, key: string, fallback: string): PartName => {
  const [kind = '', first = '', second = ''] = key.split(separator);
  if (kind === 'type') {
    const environment = Object.entries(environmentNames).find(([id]) => id === first)?.[1] ?? first;
    return { label: `${environment} · ${typeName(second)}`, short: typeName(second), costType: second };
  }
  if (kind === 'account') {
    return plain(context.inputs.accounts.find(({ accountId }) => accountId === first)?.name ?? first);
  }
  if (kind === 'cluster') return plain(first === '' ? 'No cluster tag' : first);
  return plain(measureName(key) ?? fallback);
};
