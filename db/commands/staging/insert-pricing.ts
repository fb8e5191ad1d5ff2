import 'server-only';
import type { Connection } from '../../connection';

/** The words that lines are summed by. */
const words = ['account', 'scope_class', 'pricing_category', 'commitment_status'] as const;
type Word = (typeof words)[number];

const linesSql = `line_rollups r JOIN line_keys k ON k.id = r.line_key
  WHERE r.delivery_id IN (SELECT id FROM deliveries WHERE import_id = ?)`;

const addLabelsSql = (word: Word): string =>
  `INSERT OR IGNORE INTO labels (text)
   SELECT text FROM terms WHERE id IN (SELECT DISTINCT k.${word} FROM ${linesSql})`;

/** A line key's word as a label; the empty one where the bill names none. */
const labelSql = (word: Word): string =>
  `(SELECT id FROM labels WHERE text = coalesce((SELECT text FROM terms WHERE id = k.${word}), '')) AS ${word}_label`;

const wordLabels = words.map((word) => `${word}_label`).join(', ');

const sumSql = `INSERT INTO pricing_rollups
  SELECT delivery_id, billing_month, ${wordLabels}, sum(row_count), sum(billed), sum(effective),
    CASE WHEN count(contracted) = count(*) THEN sum(contracted) END,
    CASE WHEN count(list) = count(*) THEN sum(list) END
  FROM (SELECT r.*, ${words.map(labelSql).join(', ')} FROM ${linesSql})
  GROUP BY delivery_id, billing_month, ${wordLabels}`;

/**
 * Sums an import's line rollups by account, scope class, pricing category and commitment status. A cost that one line
 * does not know is not known for the sum. Once an import, after its lines and inside the caller's transaction.
 */
export const insertPricing = (connection: Connection, importId: number): void => {
  connection.prepare("INSERT OR IGNORE INTO labels (text) VALUES ('')").run();
  for (const word of words) connection.prepare(addLabelsSql(word)).run(importId);
  connection.prepare(sumSql).run(importId);
};
