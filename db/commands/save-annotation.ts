import 'server-only';
import { desc, eq, or } from 'drizzle-orm';
import type { Annotation } from '../../lib/report/annotations/annotation';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { annotations } from '../schema';
import { recordedNow, write } from '../write';

export type AnnotationContents = Pick<Annotation, 'month' | 'text' | 'link'> &
  Partial<Pick<Annotation, 'day' | 'series'>>;

type By = { readonly by: string };

const newestOf = (db: PerunitDatabase, id: number) => {
  const known = db.orm
    .select()
    .from(annotations)
    .where(or(eq(annotations.annotation, id), eq(annotations.id, id)))
    .orderBy(desc(annotations.id))
    .limit(1)
    .get();
  if (known !== undefined && (known.annotation ?? known.id) === id) return known;
  throw new DatabaseError('unknown-record', `There is no note ${id}.`, 'Reload the page to see the notes.');
};

/** Records a note on a month or a day of it, which the charts show beside it; returns its number. */
export const saveAnnotation = (db: PerunitDatabase, contents: AnnotationContents, { by }: By): number =>
  write(db, { by, action: 'save-annotation', subject: contents.month, detail: contents }, () => {
    const row = { ...contents, by, recordedAt: recordedNow() };
    return db.orm.insert(annotations).values(row).returning({ id: annotations.id }).get().id;
  });

/** Records a note anew; what it said before stays in the table. Throws `unknown-record`. */
export const changeAnnotation = (db: PerunitDatabase, id: number, contents: AnnotationContents, { by }: By): void => {
  write(db, { by, action: 'save-annotation', subject: `${contents.month} ${id}`, detail: contents }, () => {
    newestOf(db, id);
    const row = { day: null, series: null, ...contents, annotation: id, by, recordedAt: recordedNow() };
    db.orm.insert(annotations).values(row).run();
  });
};

/** Takes a note out of the charts, or brings it back. Throws `unknown-record`. */
export const removeAnnotation = (
  db: PerunitDatabase,
  id: number,
  { isRemoved, by }: By & { readonly isRemoved: boolean },
): void => {
  const { month, day, series, text, link } = newestOf(db, id);
  const action = isRemoved ? 'remove-annotation' : 'restore-annotation';
  write(db, { by, action, subject: `${month} ${id}` }, () => {
    const at = recordedNow();
    const row = { month, day, series, text, link, annotation: id, removedAt: isRemoved ? at : null };
    db.orm
      .insert(annotations)
      .values({ ...row, by, recordedAt: at })
      .run();
  });
};
