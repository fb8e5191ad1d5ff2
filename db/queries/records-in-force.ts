import 'server-only';
import type { RuleKind } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** Who recorded what is in force in a month, and when; null: it comes with the program. */
export type RecordInForce = { readonly from: Month | null; readonly by: string; readonly at: string } | null;

/** The rules of a kind in force in a month. */
export const rulesRecord = (db: PerunitDatabase, kind: RuleKind, month: Month): RecordInForce =>
  db.raw
    .prepare<[string, Month], NonNullable<RecordInForce>>(
      `SELECT valid_from AS "from", by, recorded_at AS at FROM rule_sets WHERE kind = ? AND coalesce(valid_from, '') <= ?
       ORDER BY coalesce(valid_from, '') DESC, id DESC LIMIT 1`,
    )
    .get(kind, month) ?? null;

/** A version of a KPI's definition. */
export const definitionRecord = (db: PerunitDatabase, kpiId: string, version: number): RecordInForce =>
  db.raw
    .prepare<[string, number], NonNullable<RecordInForce>>(
      `SELECT valid_from AS "from", by, recorded_at AS at FROM kpi_definitions WHERE kpi_id = ? AND version = ?`,
    )
    .get(kpiId, version) ?? null;
