import { measureDefinition } from '../kpis/measures';

/** A measure in a few words: its description without what it adds behind a semicolon. */
export const measureLabel = (id: string): string => {
  if (id === 'cost.total') return 'Cost in the KPIs';
  return measureDefinition(id)?.description.split(';')[0] ?? id;
};
