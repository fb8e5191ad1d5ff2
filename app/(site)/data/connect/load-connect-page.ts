import type { ConnectionView, KindView } from '@/components/connections/view-types';
import { organisationDatabase } from '@/db/client';
import { connectionsView, kindsView } from '@/lib/jobs/connections-view';

type ConnectPage = { readonly kinds: readonly KindView[]; readonly connection: ConnectionView | null };

/** The kinds to choose among, and the connection to change where the address names one. */
export function loadConnectPage(asked: string | string[] | undefined): ConnectPage {
  const connection = connectionsView(organisationDatabase('own')).find(({ id }) => id === asked) ?? null;
  return { kinds: kindsView(), connection };
}
