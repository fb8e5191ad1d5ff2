import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** Requests of a connection in a calendar month. */
export type ProviderSpend = {
  /** Sent, answered or not. */
  readonly requests: number;
  /** Of those, answered with an error, which costs nothing. */
  readonly failed: number;
  /** Millionths of a dollar. */
  readonly costMicros: bigint;
};

type Row = { readonly requests: bigint; readonly failed: bigint; readonly costMicros: bigint };

/** What a connection's requests of a calendar month came to. */
export const providerSpend = (db: PerunitDatabase, connectionId: number, month: Month): ProviderSpend => {
  const row = db.raw
    .prepare<[number, string], Row>(
      `SELECT count(*) AS requests, coalesce(sum(1 - is_charged), 0) AS failed,
         coalesce(sum(cost_micros * is_charged), 0) AS costMicros
       FROM provider_requests WHERE connection_id = ? AND month = ?`,
    )
    .get(connectionId, month);
  return {
    requests: Number(row?.requests ?? 0n),
    failed: Number(row?.failed ?? 0n),
    costMicros: row?.costMicros ?? 0n,
  };
};

/** The part of it that is charged, in millionths of a dollar. */
export const spentMicros = (db: PerunitDatabase, connectionId: number, month: Month): bigint =>
  providerSpend(db, connectionId, month).costMicros;
