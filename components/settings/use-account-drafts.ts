'use client';

import { useState } from 'react';
import type { AccountView } from '@/components/setup/view-types';
import { type AccountDraft, type AccountDrafts, startingDraft } from './account-changes';

const startingDrafts = (accounts: readonly AccountView[]): AccountDrafts =>
  Object.fromEntries(accounts.map((account) => [account.accountId, startingDraft(account)]));

/** What is chosen on the account map and which accounts are selected, until it is saved. */
export function useAccountDrafts(accounts: readonly AccountView[]) {
  const [drafts, setDrafts] = useState<AccountDrafts>(() => startingDrafts(accounts));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const draftOf = (account: AccountView): AccountDraft => drafts[account.accountId] ?? startingDraft(account);
  const change = (changed: readonly AccountView[], draft: (account: AccountView) => Partial<AccountDraft>) => {
    const own = changed.map((account) => [account.accountId, { ...draftOf(account), ...draft(account) }]);
    setDrafts({ ...drafts, ...Object.fromEntries(own) });
  };
  const select = (accountIds: readonly string[], isSelected: boolean) => {
    const others = [...selected].filter((id) => !accountIds.includes(id));
    setSelected(new Set(isSelected ? [...others, ...accountIds] : others));
  };
  return { drafts, draftOf, change, selected, select };
}
