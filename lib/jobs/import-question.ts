import 'server-only';
import type { z } from 'zod';
import type { PerunitDatabase } from '../../db/client';
import { namedPayers } from '../../db/queries/named-payers';
import type { questionSchema } from '../api/answers';
import { hashBytes } from '../ingest/check-bytes';
import type { DeliverySet } from '../ingest/delivery-set';
import { billSourceOf } from '../ingest/sources/bill-registry';
import type { IngestProblem } from '../ingest/types';

/** What a person may answer so that a refused file can be read. */
export type ImportQuestion = z.infer<typeof questionSchema>;

type Asked = { readonly question?: ImportQuestion };
type RefusedSet = Extract<DeliverySet, { kind: 'refused' }>;

/** A small table of no known format: what its columns are. */
export const tableQuestion = async ({ table, paths }: RefusedSet): Promise<Asked> => {
  if (table === undefined) return {};
  const sha256 = await Promise.all(paths.map((path) => hashBytes(path)));
  // A job keeps its own copy, which may be changed.
  const look = structuredClone(table) as Extract<ImportQuestion, { kind: 'columns' }>['look'];
  return { question: { kind: 'columns', sha256, look } };
};

const answerable = new Set(['metric-unsuitable', 'payer-unknown']);

/** A bill that does not say its payer, its metric or its filters: what they are. */
export const documentQuestion = async (
  db: PerunitDatabase,
  set: DeliverySet,
  { code }: IngestProblem,
): Promise<Asked> => {
  if (set.kind !== 'bill' || !answerable.has(code) || billSourceOf(set.format).document === undefined) return {};
  const sha256 = await Promise.all(set.files.map(({ path }) => hashBytes(path)));
  const needsMetric = set.format.startsWith('console-');
  return { question: { kind: 'document', sha256, needsMetric, payers: [...namedPayers(db)] } };
};
