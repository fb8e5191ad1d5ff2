import { z } from 'zod';
import type { WorkspaceMonthRecord } from '@/db/record-types';

const count = z.string().regex(/^\d{1,12}$/, 'must be a whole number');
const given = count.nullable().default(null);

/** Workspace counts of one month as a person types them. */
export const countsSchema = z.object({
  ...{ active: count, hibernated: count, paid: count },
  ...{ freemiumActive: given, elevenPlus: given },
});
type Counts = z.infer<typeof countsSchema>;

export const isPaidWithin = ({ active, hibernated, paid }: Counts): boolean =>
  BigInt(paid) <= BigInt(active) + BigInt(hibernated);
export const paidIsTooMuch = { message: 'is more than active and hibernated together', path: ['paid'] };

/** Typed counts as a record: the total and the freemium workspaces follow from them. */
export function typedCounts(month: string, counts: Counts): WorkspaceMonthRecord {
  const total = BigInt(counts.active) + BigInt(counts.hibernated);
  const freemium = total - BigInt(counts.paid);
  const rest = { cluster: null, basis: 'month-end' as const, provisioning: null, leaving: null };
  return { ...counts, month, ...rest, total: String(total), freemium: String(freemium) };
}
