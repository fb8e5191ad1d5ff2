import type { Metadata } from 'next';
import { AccountsPart } from '@/components/settings/accounts-part';
import { loadAccounts } from '../load-accounts';
import { loadSettings } from '../load-settings';

export const metadata: Metadata = { title: 'Accounts' };

/** Which environment each account belongs to, from which month on. */
export default async function Page() {
  const { db, frame } = await loadSettings();
  return <AccountsPart frame={frame} view={loadAccounts(db)} />;
}
