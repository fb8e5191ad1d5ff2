import type { AccountPeriodView, AccountView } from '@/components/setup/view-types';
import type { ConfigRecord } from '@/lib/config/config-schema';
import type { EnvironmentId } from '@/lib/kpis/types';
import { type Month, monthName } from '@/lib/month/month';

/** What is chosen for an account and not saved yet. */
export type AccountDraft = { readonly environment: EnvironmentId; readonly owner: string; readonly team: string };

export type AccountDrafts = Readonly<Record<string, AccountDraft>>;

/** What is saved, and where nothing is, what the name suggests. */
export const startingDraft = ({ environment, suggested, owner, team }: AccountView): AccountDraft => ({
  environment: environment === 'unmapped' ? (suggested ?? 'unmapped') : environment,
  owner: owner ?? '',
  team: team ?? '',
});

/** An owner and a team are replaced, never taken away: an empty field changes nothing. */
const peopleOf = (account: AccountView, { owner, team }: AccountDraft) => ({
  owner: owner.trim() || account.owner,
  team: team.trim() || account.team,
});

const isChanged = (account: AccountView, draft: AccountDraft): boolean => {
  const { owner, team } = peopleOf(account, draft);
  return draft.environment !== account.environment || owner !== account.owner || team !== account.team;
};

const nowhere = { environment: 'unmapped', name: null, owner: null, team: null } as const;

const placeIn = ({ periods }: AccountView, month: Month): Omit<AccountPeriodView, 'from' | 'recorded'> =>
  periods.findLast(({ from }) => from <= month) ?? nowhere;

const record = (id: string, from: Month, place: ReturnType<typeof placeIn>): ConfigRecord => ({
  ...{ kind: 'account', id, from },
  after: { environment: place.environment, name: place.name, owner: place.owner, team: place.team },
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
        ...peopleOf(account, draft),
      }),
    ),
    undo: changed.map(({ account }) => record(account.accountId, from, placeIn(account, from))),
    notes: changed.flatMap(({ account }) => laterNote(account, from)),
  };
};
