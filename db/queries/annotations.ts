import 'server-only';
import { asc } from 'drizzle-orm';
import type { Annotation } from '../../lib/report/annotations/annotation';
import type { PerunitDatabase } from '../client';
import { annotations } from '../schema';
import type { MonthSpan } from './active-costs';

const inOrder = (a: Annotation, b: Annotation): number => {
  const [first, second] = [a.day ?? a.month, b.day ?? b.month];
  return first === second ? a.id - b.id : first < second ? -1 : 1;
};

/** What people noted beside the months, as it stands now, oldest month first; none that were removed. */
export const allAnnotations = (db: PerunitDatabase): Annotation[] => {
  const rows = db.orm.select().from(annotations).orderBy(asc(annotations.id)).all();
  const newest = new Map(rows.map((row) => [row.annotation ?? row.id, row]));
  return [...newest]
    .flatMap(([id, { month, day, series, text, link, removedAt }]): Annotation[] =>
      removedAt === null ? [{ id, month, day, series, text, link }] : [],
    )
    .sort(inOrder);
};

/** The notes on the months from `first` to `last`. */
export const annotationsIn = (db: PerunitDatabase, { first, last }: MonthSpan): Annotation[] =>
  allAnnotations(db).filter(({ month }) => month >= first && month <= last);
