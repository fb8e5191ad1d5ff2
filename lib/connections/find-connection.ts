import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { type Connection, listConnections } from '../../db/queries/connections';

/**
 * The connection that a person means: its number, its name whatever its capitals, or its kind where only one is of it;
 * null when none fits, or several do.
 */
export const findConnection = (db: PerunitDatabase, words: string): Connection | null => {
  const all = listConnections(db);
  const wanted = words.trim().toLowerCase();
  const named = all.find(({ id, name }) => name.toLowerCase() === wanted || String(id) === wanted);
  const ofKind = all.filter(({ kind }) => kind === wanted);
  return named ?? (ofKind.length === 1 ? (ofKind[0] ?? null) : null);
};
