import 'server-only';
import type { AnnotationRecord } from '../../lib/config/annotation-schema';
import { monthName } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { allAnnotations } from '../queries/annotations';
import { changeAnnotation, removeAnnotation, saveAnnotation } from './save-annotation';

/** Adds, changes or takes out a note that is known by what it says. Throws `unknown-record` when none says that. */
export const changeConfigAnnotation = (
  db: PerunitDatabase,
  { from: month, before, after }: AnnotationRecord,
  { by }: { readonly by: string },
): void => {
  if (before === null) {
    if (after !== null) saveAnnotation(db, { month, ...after }, { by });
    return;
  }
  const known = allAnnotations(db).find(
    (note) =>
      note.month === month &&
      note.day === before.day &&
      note.series === before.series &&
      note.text === before.text &&
      note.link === before.link,
  );
  if (known === undefined) {
    const text = `There is no note “${before.text}” of ${monthName(month)} any more.`;
    throw new DatabaseError('unknown-record', text, 'Compare the file again: somebody changed the notes meanwhile.');
  }
  if (after === null) removeAnnotation(db, known.id, { isRemoved: true, by });
  else changeAnnotation(db, known.id, { month, ...after }, { by });
};
