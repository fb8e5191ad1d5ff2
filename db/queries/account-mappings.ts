import 'server-only';
import type { EnvironmentId } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

export type AccountMapping = {
  readonly accountId: string;
  readonly environment: EnvironmentId;
  readonly validFrom: Month;
  readonly name: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly recordedAt: string;
  readonly by: string;
};

/** The mappings of each account, oldest valid-from first; of two records for one month the later one stands. */
export type AccountMappings = ReadonlyMap<string, readonly AccountMapping[]>;

/** Every mapping that counts: typed in, or of an accounts file that was not undone. */
export const accountMappings = (db: PerunitDatabase): AccountMappings => {
  const rows = db.raw
    .prepare<[], AccountMapping>(
      `SELECT m.account_id AS accountId, m.environment, m.valid_from AS validFrom, m.name, m.owner, m.team,
         m.recorded_at AS recordedAt, m.by
       FROM account_mappings m LEFT JOIN deliveries d ON d.id = m.delivery_id
       WHERE m.delivery_id IS NULL OR d.status = 'active' ORDER BY m.account_id, m.valid_from, m.id`,
    )
    .all();
  const byAccount = new Map<string, AccountMapping[]>();
  for (const row of rows) {
    const earlier = (byAccount.get(row.accountId) ?? []).filter(({ validFrom }) => validFrom !== row.validFrom);
    byAccount.set(row.accountId, [...earlier, row]);
  }
  return byAccount;
};

/** The mapping in force for an account in a month, if any. */
export const mappingInForce = (mappings: AccountMappings, accountId: string, month: Month): AccountMapping | null =>
  mappings.get(accountId)?.findLast(({ validFrom }) => validFrom <= month) ?? null;

/** The environment of an account in a month; `unmapped` where no mapping has begun. */
export const environmentOf = (mappings: AccountMappings, accountId: string, month: Month): EnvironmentId =>
  mappingInForce(mappings, accountId, month)?.environment ?? 'unmapped';
