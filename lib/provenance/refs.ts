import type { Month } from '../month/month';
import type { CostFilter, NamedKind, Ref } from './question';

/** A part of a month's KPI cost. */
export const costRef = (filter: CostFilter = {}, month: Month | null = null): Ref => ({
  question: { kind: 'cost', filter },
  month,
});

/** A measure, of one cluster where it is named. */
export const measureRef = (id: string, month: Month | null = null, cluster?: string): Ref => ({
  question: { kind: 'measure', id, ...(cluster !== undefined && { cluster }) },
  month,
});

export const kpiRef = (id: string, month: Month | null = null): Ref => ({ question: { kind: 'kpi', id }, month });

export const namedRef = (kind: NamedKind, id: string, month: Month | null = null): Ref => ({
  question: { kind, id },
  month,
});

export const sumRef = (of: readonly Ref[], less: readonly Ref[] = []): Ref => ({
  question: { kind: 'sum', of, less },
  month: null,
});

export const ratioRef = (of: Ref, to: Ref): Ref => ({ question: { kind: 'ratio', of, to }, month: null });

export const relativeRef = (of: Ref, than: Ref): Ref => ({ question: { kind: 'relative', of, than }, month: null });

export const monthsRef = ({ question }: Ref, from: Month, month: Month | null = null): Ref => ({
  question: { kind: 'months', of: question, from },
  month,
});

/** The same question about another month; one that has a month already keeps it. */
export const atMonth = (ref: Ref, month: Month): Ref => ({ ...ref, month: ref.month ?? month });
