import 'server-only';
import type { LineKey } from '../../../lib/kpis/types';
import type { Connection } from '../../connection';

/** Gives each text its id in an interning table, adding what is new. Inside the caller's transaction. */
export const internTexts = (connection: Connection, table: 'terms' | 'labels'): ((text: string) => bigint) => {
  const known = new Map<string, bigint>();
  const find = connection.prepare<[string], bigint>(`SELECT id FROM ${table} WHERE text = ?`).pluck();
  const add = connection.prepare<[string]>(`INSERT INTO ${table} (text) VALUES (?)`);
  return (text) => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const id = find.get(text) ?? BigInt(add.run(text).lastInsertRowid);
    known.set(text, id);
    return id;
  };
};

const canonicalTags = (tags: LineKey['tags']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1))));

/** Gives each line key its id, in the order of `keys`. */
export const internLineKeys = (connection: Connection, keys: readonly LineKey[]): bigint[] => {
  const term = internTexts(connection, 'terms');
  const optional = (text: string | null) => (text === null ? null : term(text));
  const find = connection.prepare<[string], bigint>('SELECT id FROM line_keys WHERE signature = ?').pluck();
  const add = connection.prepare(
    `INSERT INTO line_keys (signature, payer, account, service, usage_type, operation, region, scope_class, pricing_category,
      commitment_status, usage_unit, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return keys.map((key) => {
    const parts = [
      term(key.payerId),
      term(key.accountId),
      term(key.service),
      optional(key.usageType),
      optional(key.operation),
      optional(key.region),
      term(key.scopeClass),
      optional(key.pricingCategory),
      optional(key.commitmentStatus),
      optional(key.usageUnit),
      term(canonicalTags(key.tags)),
    ];
    const signature = parts.map((part) => part?.toString() ?? '').join(',');
    return find.get(signature) ?? BigInt(add.run(signature, ...parts).lastInsertRowid);
  });
};
