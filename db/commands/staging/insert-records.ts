import 'server-only';
import type { PerunitDatabase } from '../../client';
import type { RecordSet, Records, WorkspaceMonthRecord } from '../../record-types';
import {
  accountMappings,
  budgets,
  entitlements,
  exchangeRates,
  fleetHours,
  savings,
  workspaceDays,
  workspaceMonths,
} from '../../schema';
import { recordedNow } from '../../write';

export type RecordTarget = { readonly orm: PerunitDatabase['orm']; readonly deliveryId: number; readonly by: string };

type Inserter<Kind extends keyof Records> = (target: RecordTarget, record: Records[Kind]) => void;

const insertMonth = ({ orm, deliveryId }: RecordTarget, record: WorkspaceMonthRecord): void => {
  orm
    .insert(workspaceMonths)
    .values({ deliveryId, ...record, cluster: record.cluster ?? '' })
    .run();
};

/** How a row of each kind is written under its delivery. */
const inserters: { readonly [Kind in keyof Records]: Inserter<Kind> } = {
  'workspaces-monthly': insertMonth,
  'workspaces-typed': insertMonth,
  'workspaces-daily': ({ orm, deliveryId }, { source: _, ...record }) => {
    orm
      .insert(workspaceDays)
      .values({ deliveryId, ...record, cluster: record.cluster ?? '' })
      .run();
  },
  savings: ({ orm, deliveryId }, record) => {
    orm
      .insert(savings)
      .values({ deliveryId, ...record })
      .run();
  },
  entitlements: ({ orm, deliveryId }, record) => {
    orm
      .insert(entitlements)
      .values({ deliveryId, ...record })
      .run();
  },
  accounts: ({ orm, deliveryId, by }, record) => {
    orm
      .insert(accountMappings)
      .values({ deliveryId, ...record, by, recordedAt: recordedNow() })
      .run();
  },
  budgets: ({ orm, deliveryId }, record) => {
    orm
      .insert(budgets)
      .values({ deliveryId, ...record })
      .run();
  },
  fleet: ({ orm, deliveryId }, record) => {
    orm
      .insert(fleetHours)
      .values({ deliveryId, ...record })
      .run();
  },
  rates: ({ orm, deliveryId, by }, record) => {
    orm
      .insert(exchangeRates)
      .values({ deliveryId, ...record, by, recordedAt: recordedNow() })
      .run();
  },
};

/** One delivery's rows of one small file: its feed, its period, and how they are written. */
export type RecordGroup = {
  readonly feed: string;
  readonly period: string;
  readonly rowCount: number;
  readonly currency: string | null;
  readonly insert: (target: RecordTarget) => void;
};

type Placing<Kind extends keyof Records> = {
  readonly feed: (record: Records[Kind]) => string;
  readonly period: (record: Records[Kind]) => string;
  readonly currency?: (record: Records[Kind]) => string;
};

const groupRecords = <Kind extends keyof Records>(
  kind: Kind,
  records: readonly Records[Kind][],
  { feed, period, currency }: Placing<Kind>,
): RecordGroup[] => {
  const groups = new Map<string, Records[Kind][]>();
  for (const record of records) {
    const key = JSON.stringify([feed(record), period(record)]);
    const members = groups.get(key) ?? [];
    members.push(record);
    groups.set(key, members);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const insert = (target: RecordTarget) => {
      for (const record of members) inserters[kind](target, record);
    };
    const own = { feed: feed(first), period: period(first), currency: currency?.(first) ?? null };
    return [{ ...own, rowCount: members.length, insert }];
  });
};

const byMonth = (feed: string) => ({ feed: () => feed, period: (record: { readonly month: string }) => record.month });

/**
 * Splits a small file into deliveries: one a feed and month. Savings have a feed a vendor, rates a feed a pair of
 * currencies, days that a connection counted a feed a connection, entitlements one period for all, and an accounts file a period of its own, since mappings add to each other instead of replacing.
 */
export const recordGroups = (set: RecordSet, importId: number): RecordGroup[] => {
  switch (set.kind) {
    case 'workspaces-monthly':
      return groupRecords(set.kind, set.records, byMonth(set.kind));
    case 'workspaces-typed':
      return groupRecords(set.kind, set.records, byMonth(set.kind));
    case 'budgets':
      return groupRecords(set.kind, set.records, byMonth(set.kind));
    case 'fleet':
      return groupRecords(set.kind, set.records, byMonth(set.kind));
    case 'rates':
      return groupRecords(set.kind, set.records, {
        feed: ({ currency, toCurrency }) => `rates:${currency}-${toCurrency}`,
        period: ({ month }) => month,
        currency: ({ currency }) => currency,
      });
    case 'workspaces-daily':
      return groupRecords(set.kind, set.records, {
        feed: ({ source = null }) => (source === null ? set.kind : `${set.kind}:${source}`),
        period: ({ day }) => day.slice(0, 7),
      });
    case 'savings':
      return groupRecords(set.kind, set.records, {
        feed: ({ vendor }) => `savings:${vendor.toLowerCase()}`,
        period: ({ month }) => month,
        currency: ({ currency }) => currency,
      });
    case 'entitlements':
      return groupRecords(set.kind, set.records, { feed: () => set.kind, period: () => 'all' });
    case 'accounts':
      return groupRecords(set.kind, set.records, { feed: () => set.kind, period: () => `import-${importId}` });
  }
};
