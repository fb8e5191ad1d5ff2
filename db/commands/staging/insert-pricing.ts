import 'server-only';
import type { Connection } from '../../connection';
import { internTexts } from './intern';

/** The words that lines are summed by; the empty one where the bill names none. */
type Sum = {
  readonly delivery: bigint;
  readonly month: string;
  readonly account: string;
  readonly scopeClass: string;
  readonly pricingCategory: string;
  readonly commitmentStatus: string;
  readonly rows: bigint;
  readonly billed: bigint;
  readonly effective: bigint | null;
  readonly contracted: bigint | null;
  readonly list: bigint | null;
};

const word = (column: string): string => `coalesce((SELECT text FROM terms WHERE id = g.${column}), '')`;

/** First by the words' ids, so that a word is read once a sum and not once a line. */
const sumsSql = `
  SELECT g.delivery_id AS delivery, g.billing_month AS month, ${word('account')} AS account,
    ${word('scope_class')} AS scopeClass, ${word('pricing_category')} AS pricingCategory,
    ${word('commitment_status')} AS commitmentStatus, g.rows, g.billed, g.effective, g.contracted, g.list
  FROM (
    SELECT r.delivery_id, r.billing_month, k.account, k.scope_class, k.pricing_category, k.commitment_status,
      sum(r.row_count) AS rows, sum(r.billed) AS billed, 
      CASE WHEN count(r.effective) = count(*) THEN sum(r.effective) END AS effective,
      CASE WHEN count(r.contracted) = count(*) THEN sum(r.contracted) END AS contracted,
      CASE WHEN count(r.list) = count(*) THEN sum(r.list) END AS list
    FROM line_rollups r JOIN line_keys k ON k.id = r.line_key
    WHERE r.delivery_id IN (SELECT id FROM deliveries WHERE import_id = ?)
    GROUP BY r.delivery_id, r.billing_month, k.account, k.scope_class, k.pricing_category, k.commitment_status
  ) g`;

/**
 * Sums an import's line rollups by account, scope class, pricing category and commitment status. A cost that one line
 * does not know is not known for the sum. Once an import, after its lines and inside the caller's transaction.
 */
export const insertPricing = (connection: Connection, importId: number): void => {
  const label = internTexts(connection, 'labels');
  const add = connection.prepare('INSERT INTO pricing_rollups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const sum of connection.prepare<[number], Sum>(sumsSql).all(importId)) {
    const words = [sum.account, sum.scopeClass, sum.pricingCategory, sum.commitmentStatus].map(label);
    add.run(sum.delivery, sum.month, ...words, sum.rows, sum.billed, sum.effective, sum.contracted, sum.list);
  }
};
