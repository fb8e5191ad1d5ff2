import 'server-only';
import { asc, eq, lte } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { ActionRecord, MoverNote, Paragraph, Words } from '../../lib/report/words/words';
import type { PerunitDatabase } from '../client';
import { actionRemovals, actions, moverNotes, paragraphs } from '../schema';

/** The last row of each key; the rows come in the order in which they were recorded. */
const newestOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const notesOf = (db: PerunitDatabase, month: Month): MoverNote[] => {
  const rows = db.orm.select().from(moverNotes).where(eq(moverNotes.month, month)).orderBy(asc(moverNotes.id)).all();
  return newestOf(rows, ({ mover, field }) => `${field} ${mover}`).flatMap(({ mover, field, value, by, recordedAt }) =>
    value === null ? [] : [{ mover, field, value, by, at: recordedAt }],
  );
};

const removedActions = (db: PerunitDatabase): ReadonlySet<number> => {
  const rows = db.orm.select().from(actionRemovals).orderBy(asc(actionRemovals.id)).all();
  const newest = newestOf(rows, ({ action }) => String(action));
  return new Set(newest.filter(({ isRemoved }) => isRemoved).map(({ action }) => action));
};

const actionsUpTo = (db: PerunitDatabase, month: Month): ActionRecord[] => {
  const removed = removedActions(db);
  const rows = db.orm.select().from(actions).where(lte(actions.month, month)).orderBy(asc(actions.id)).all();
  return rows
    .filter(({ action }) => !removed.has(action))
    .map(({ id, recordedAt, ...contents }) => ({ ...contents, at: recordedAt }));
};

const paragraphsOf = (db: PerunitDatabase, month: Month): Paragraph[] => {
  const rows = db.orm.select().from(paragraphs).where(eq(paragraphs.month, month)).orderBy(asc(paragraphs.id)).all();
  return newestOf(rows, ({ section }) => section).flatMap(({ section, markdown, by, recordedAt }) =>
    markdown === null ? [] : [{ section, markdown, by, at: recordedAt }],
  );
};

/** What people have written that the report of a month shows. */
export const wordsFor = (db: PerunitDatabase, month: Month): Words => ({
  moverNotes: notesOf(db, month),
  actions: actionsUpTo(db, month),
  paragraphs: paragraphsOf(db, month),
});
