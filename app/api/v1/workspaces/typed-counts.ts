import type { WorkspaceMonthRecord } from '@/db/record-types';
import type { TypedCounts } from '@/lib/api/setup';

/** Typed counts as a record: the total and the freemium workspaces follow from them. */
export function typedCounts(month: string, counts: TypedCounts): WorkspaceMonthRecord {
  const total = BigInt(counts.active) + BigInt(counts.hibernated);
  const freemium = total - BigInt(counts.paid);
  const rest = { cluster: null, basis: 'month-end' as const, provisioning: null, leaving: null };
  return { ...counts, month, ...rest, total: String(total), freemium: String(freemium) };
}
