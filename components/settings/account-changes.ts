import type { AccountPeriodView, AccountView } from '@/components/setup/view-types';
import type { ConfigRecord } from '@/lib/config/config-schema';
import type { EnvironmentId } from '@/lib/kpis/types';
import { type Month, monthName } from '@/lib/month/month';

/** What is chosen for an account and not saved yet. */
export type AccountDraft = { readonly environment: EnvironmentId; readonly owner: string };

export type AccountDrafts = Readonly<Record<string, AccountDraft>>;

/** What is saved, and where nothing is, what the name suggests. */
export const startingDraft = ({ environment, suggested, owner }: AccountView): AccountDraft => ({
  environment: environment === 'unmapped' ? (suggested ?? 'unmapped') : environment,
  owner: owner ?? '',
});

/** An owner is replaced, never taken away: an empty field changes nothing. */
const ownerOf = (account: AccountView, { owner }: AccountDraft): string | null => owner.trim() || account.owner;

const isChanged = (account: AccountView, draft: AccountDraft): boolean =>
  draft.environment !== account.environment || ownerOf(account, draft) !== account.owner;

const nowhere = { environment: 'unmapped', name: null, owner: null } as const;

const placeIn = ({ periods }: AccountView, month: Month): Omit<AccountPeriodView, 'from' | 'recorded'> =>
  periods.findLast(({ from }) => from <= month) ?? nowhere;

const record = (id: string, from: Month, { environment, name, owner }: ReturnType<typeof placeIn>): ConfigRecord => ({
  ...{ kind: 'account', id, from },
  after: { environment, name, owner },
});

const laterNote = (account: AccountView, from: Month): string[] => {
  const later = account.periods.filter((period) => period.from > from);
  if (later.length === 0) return [];
  const months = later.map((period) => monthName(period.from, 'short')).join(' and from ');
  return [`${account.name ?? account.accountId} has a later entry, from ${months}: it stays.`];
};

/** The records that drafts make from a month on, what puts things back, and what stays beside them. */
export const accountChanges = (accounts: readonly AccountView[], drafts: AccountDrafts, from: Month) => {
  const changed = accounts.flatMap((account) => {
    const draft = drafts[account.accountId];
    return draft !== undefined && isChanged(account, draft) ? [{ account, draft }] : [];
  });
  return {
    changes: changed.map(({ account, draft }) =>
      record(account.accountId, from, {
        environment: draft.environment,
        name: placeIn(account, from).name,
        owner: ownerOf(account, draft),
      }),
    ),
    undo: changed.map(({ account }) => record(account.accountId, from, placeIn(account, from))),
    notes: changed.flatMap(({ account }) => laterNote(account, from)),
  };
};
