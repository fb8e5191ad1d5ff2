import type { Month } from '../month/month';
import type { AnnotationRecord, ConfigAnnotation } from './annotation-schema';

type Note = NonNullable<AnnotationRecord['after']>;

const keyOf = ({ day, series, text, link }: Note): string => JSON.stringify([day, series, text, link]);
const placeOf = ({ day, series }: Note): string => JSON.stringify([day, series]);

/** Takes out of both lists the pairs that are alike, in order; what is left of each stays in them. */
const paired = (recorded: Note[], wanted: Note[], likeness: (note: Note) => string): [Note, Note][] =>
  [...recorded].flatMap((before): [Note, Note][] => {
    const at = wanted.findIndex((after) => likeness(after) === likeness(before));
    const [after] = at === -1 ? [] : wanted.splice(at, 1);
    if (after === undefined) return [];
    recorded.splice(recorded.indexOf(before), 1);
    return [[before, after]];
  });

const notesIn = (annotations: readonly ConfigAnnotation[], month: Month): Note[] =>
  annotations.filter((annotation) => annotation.month === month).map(({ month: _, ...note }) => note);

/**
 * The notes to add, change and take out so that the recorded ones become the wanted ones, oldest month first. A note on
 * the same day and series with other words is that note changed. Pure.
 */
export const annotationChanges = (
  recorded: readonly ConfigAnnotation[],
  wanted: readonly ConfigAnnotation[],
): AnnotationRecord[] => {
  const months = [...new Set([...recorded, ...wanted].map(({ month }) => month))].sort();
  return months.flatMap((from) => {
    const [known, asked] = [notesIn(recorded, from), notesIn(wanted, from)];
    paired(known, asked, keyOf);
    const changed = paired(known, asked, placeOf);
    const all: [Note | null, Note | null][] = [
      ...changed,
      ...known.map((note): [Note, null] => [note, null]),
      ...asked.map((note): [null, Note] => [null, note]),
    ];
    return all.map(([before, after]) => ({ kind: 'annotation', from, before, after }) as const);
  });
};
