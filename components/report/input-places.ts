import type { MissingInput } from '@/lib/report/schema/scorecard';

const addresses: Record<NonNullable<MissingInput['place']>, string | null> = {
  data: '/data',
  accounts: '/setup#environments',
  counts: '/setup#workspaces',
  rules: null,
  rates: '/settings/rates',
};

/** The page that takes a missing input; null when there is none yet. */
export const addressOf = (place: MissingInput['place']): string | null => (place === null ? null : addresses[place]);
