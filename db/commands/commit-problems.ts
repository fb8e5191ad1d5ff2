import 'server-only';
import type { IngestProblem } from '../../lib/ingest/types';
import { nanosToDecimal } from '../../lib/money/nanos';
import { compare, fromDecimal, multiply, rational } from '../../lib/money/rational';
import type { PerunitDatabase } from '../client';
import { settingsFor } from '../queries/settings-for';
import { activeDelivery, type DeliveryRow, type ImportRow } from './import-rows';

/** What a person has agreed to. */
export type Acceptance = { readonly acceptRejects: boolean; readonly acceptShrink: boolean };

type Words = Pick<IngestProblem, 'code' | 'value' | 'text' | 'remedy'>;

const problem = (file: string, words: Words): IngestProblem => ({ file, line: null, column: null, ...words });

const rejectProblem = (row: ImportRow): IngestProblem =>
  problem(row.name, {
    code: 'has-rejects',
    value: String(row.rowsRejected),
    text: `${row.rowsRejected} of ${row.rowsRead} rows cannot be read${row.rejectedBilled === null ? '' : `; they hold ${row.rejectedBilled} ${row.currency ?? ''} as far as it can be read`}.`,
    remedy: 'Correct the file, or accept it without these rows: the month then says so and cannot become final.',
  });

const vanishedAccounts = (db: PerunitDatabase, before: DeliveryRow, after: DeliveryRow): string[] =>
  db.raw
    .prepare<[number, number], string>(
      `SELECT DISTINCT account_id FROM exact_totals WHERE delivery_id = ?
       AND account_id NOT IN (SELECT account_id FROM exact_totals WHERE delivery_id = ?) ORDER BY 1`,
    )
    .pluck()
    .all(before.id, after.id);

const billedNanos = (db: PerunitDatabase, delivery: DeliveryRow): bigint =>
  db.raw
    .prepare<[number], bigint>('SELECT coalesce(sum(billed), 0) FROM rollups WHERE delivery_id = ?')
    .pluck()
    .get(delivery.id) ?? 0n;

const hasOwnPeriod = (db: PerunitDatabase, { id, period }: DeliveryRow): boolean =>
  db.raw
    .prepare<[number, string]>('SELECT 1 FROM rollups WHERE delivery_id = ? AND billing_month = ? LIMIT 1')
    .get(id, period) !== undefined;

const fallsBeyond = (before: bigint, after: bigint, limitPct: string): boolean => {
  const lost = rational(before - after);
  return (
    before > 0n && compare(lost, multiply(rational(before), multiply(fromDecimal(limitPct), rational(1n, 100n)))) > 0
  );
};

const billShrinks = (db: PerunitDatabase, before: DeliveryRow, after: DeliveryRow): string | null => {
  const vanished = vanishedAccounts(db, before, after);
  if (vanished.length > 0) return `accounts ${vanished.join(', ')} are no longer in it`;
  if (hasOwnPeriod(db, before) && !hasOwnPeriod(db, after)) return 'it has no costs of this month at all';
  const was = billedNanos(db, before);
  const is = billedNanos(db, after);
  const limit = settingsFor(db, after.period).shrinkLimitPct;
  if (!fallsBeyond(was, is, limit)) return null;
  return `billed cost falls from ${nanosToDecimal(was)} to ${nanosToDecimal(is)}, by more than ${limit} %`;
};

const shrinks = (db: PerunitDatabase, before: DeliveryRow, after: DeliveryRow): string | null => {
  if (after.kind === 'bill') return billShrinks(db, before, after);
  if (after.kind === 'workspaces-typed' || after.rowCount >= before.rowCount) return null;
  return `it has ${after.rowCount} rows, the one before had ${before.rowCount}`;
};

const shrinkProblem = (db: PerunitDatabase, row: ImportRow, delivery: DeliveryRow): IngestProblem[] => {
  const before = activeDelivery(db, delivery);
  const how = before === undefined ? null : shrinks(db, before, delivery);
  if (how === null) return [];
  const words = {
    code: 'period-shrinks',
    value: delivery.period,
    text: `This would shrink ${delivery.period} of ${delivery.feed}: ${how}.`,
    remedy: 'If it is one part of several, drop all parts together; if it is a correction, accept it.',
  };
  return [problem(row.name, words)];
};

/** What a person has to accept before a staged import counts: rows left out, a period that shrinks. */
export const commitProblems = (
  db: PerunitDatabase,
  row: ImportRow,
  staged: readonly DeliveryRow[],
  accepted: Acceptance,
): IngestProblem[] => [
  ...(row.rowsRejected > 0 && !accepted.acceptRejects ? [rejectProblem(row)] : []),
  ...(accepted.acceptShrink ? [] : staged.flatMap((delivery) => shrinkProblem(db, row, delivery))),
];
