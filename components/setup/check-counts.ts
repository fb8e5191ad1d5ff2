import type { CountsView } from './view-types';

export type CountField = 'active' | 'hibernated' | 'paid' | 'freemiumActive' | 'elevenPlus';

export const countFields: readonly { readonly id: CountField; readonly label: string; readonly isRequired: boolean }[] =
  [
    { id: 'active', label: 'Active', isRequired: true },
    { id: 'hibernated', label: 'Hibernated', isRequired: true },
    { id: 'paid', label: 'Paid', isRequired: true },
    { id: 'freemiumActive', label: 'Freemium, active', isRequired: false },
    { id: 'elevenPlus', label: '11 users or more', isRequired: false },
  ];

/** The total of a row once active and hibernated are whole numbers; null before. */
export function totalOf(counts: CountsView): number | null {
  const active = wholeNumber(counts.active);
  const hibernated = wholeNumber(counts.hibernated);
  return active === null || hibernated === null ? null : active + hibernated;
}

/** What is wrong with a typed row, in one sentence; null when it can be saved. */
export function problemOfCounts(counts: CountsView): string | null {
  for (const { id, label, isRequired } of countFields) {
    const text = counts[id].trim();
    if (text === '' && isRequired) return `${label} is empty. Type 0 when there is none.`;
    if (text !== '' && wholeNumber(text) === null) return `${label} must be a whole number without separators.`;
  }
  const total = totalOf(counts) ?? 0;
  const paid = wholeNumber(counts.paid) ?? 0;
  if (paid > total) return `Paid (${paid}) is more than active and hibernated together (${total}).`;
  const freemiumActive = wholeNumber(counts.freemiumActive) ?? 0;
  if (freemiumActive > total - paid)
    return `Freemium, active (${freemiumActive}) is more than there are freemium workspaces (${total - paid}).`;
  if ((wholeNumber(counts.elevenPlus) ?? 0) > total)
    return `11 users or more is more than there are workspaces (${total}).`;
  return null;
}

const wholeNumber = (text: string): number | null => (/^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : null);
