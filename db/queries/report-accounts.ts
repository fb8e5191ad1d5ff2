import 'server-only';
import type { Month } from '../../lib/month/month';
import type { ReportAccount } from '../../lib/report/inputs';
import type { PerunitDatabase } from '../client';
import { type AccountMapping, type AccountMappings, environmentOf } from './account-mappings';

type NamedAccount = { readonly accountId: string; readonly payerId: string | null; readonly name: string | null };

/** The accounts that active bills name, each with its latest name. */
export const billedAccounts = (db: PerunitDatabase): NamedAccount[] => {
  const rows = db.raw
    .prepare<[], NamedAccount>(
      `SELECT a.account_id AS accountId, a.payer_id AS payerId, a.name FROM import_accounts a
       JOIN imports i ON i.id = a.import_id WHERE i.status = 'active' ORDER BY a.account_id, a.import_id`,
    )
    .all();
  const latest = new Map<string, NamedAccount>();
  for (const row of rows)
    latest.set(row.accountId, { ...row, name: row.name ?? latest.get(row.accountId)?.name ?? null });
  return [...latest.values()];
};

const lastGiven = (mappings: readonly AccountMapping[], field: 'name' | 'owner' | 'team'): string | null =>
  mappings.findLast((mapping) => mapping[field] !== null)?.[field] ?? null;

/** Accounts by id: what the bills say of each, and the mappings that have begun by a month; later ones change nothing in it. */
export const reportAccounts = (db: PerunitDatabase, mappings: AccountMappings, month: Month): ReportAccount[] => {
  const billed = new Map(billedAccounts(db).map((account) => [account.accountId, account.name]));
  const ids = [...new Set([...billed.keys(), ...mappings.keys()])].sort();
  return ids.map((accountId) => {
    const own = mappings.get(accountId) ?? [];
    const begun = own.filter(({ validFrom }) => validFrom <= month);
    return {
      accountId,
      name: lastGiven(begun, 'name') ?? billed.get(accountId) ?? accountId,
      owner: lastGiven(begun, 'owner'),
      team: lastGiven(begun, 'team'),
      environment: environmentOf(mappings, accountId, month),
      mappings: own.map(({ validFrom, environment }) => ({ from: validFrom, environment })),
    };
  });
};
