import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { MoverField } from '../../lib/report/words/words';
import type { PerunitDatabase } from '../client';
import { moverNotes } from '../schema';
import { recordedNow, write } from '../write';

export type MoverNoteValues = { readonly [Field in MoverField]?: string | null | undefined };
export type WordOptions = {
  readonly by: string;
  /** When it was written; now unless given. */
  readonly at?: string;
};

const fieldsOf = (values: MoverNoteValues) => Object.entries(values) as [MoverField, string | null | undefined][];

const savedValue = (db: PerunitDatabase, month: Month, mover: string, field: MoverField): string | null => {
  const isThis = and(eq(moverNotes.month, month), eq(moverNotes.mover, mover), eq(moverNotes.field, field));
  const newest = db.orm
    .select({ value: moverNotes.value })
    .from(moverNotes)
    .where(isThis)
    .orderBy(desc(moverNotes.id))
    .limit(1)
    .get();
  return newest?.value ?? null;
};

/**
 * Records what a person says about a mover of a month, field by field; null takes a field back to the proposal.
 * A field that says the same already keeps who wrote it first.
 */
export const saveMoverNote = (
  db: PerunitDatabase,
  { month, mover, values }: { readonly month: Month; readonly mover: string; readonly values: MoverNoteValues },
  { by, at = recordedNow() }: WordOptions,
): void => {
  write(db, { by, action: 'save-mover-note', subject: `${month} ${mover}`, detail: values }, () => {
    for (const [field, value] of fieldsOf(values)) {
      if (value === undefined || savedValue(db, month, mover, field) === value) continue;
      db.orm.insert(moverNotes).values({ month, mover, field, value, by, recordedAt: at }).run();
    }
  });
};
