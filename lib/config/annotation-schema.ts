import { z } from 'zod';
import { daySchema, monthSchema } from '../report/schema/figure';
import { noteFields } from '../report/schema/note-fields';

const noteShape = {
  /** Null: it is about the month. */
  day: daySchema.nullable().default(null),
  series: noteFields.series,
  text: noteFields.text,
  link: noteFields.link,
};

const isOfMonth = (note: { readonly day: string | null } | null, month: string): boolean =>
  note === null || note.day === null || note.day.startsWith(month);

const noteSchema = z.strictObject(noteShape).nullable();

/** A note beside the months of the charts, as the file has it. */
export const annotationSchema = z
  .strictObject({ month: monthSchema, ...noteShape })
  .refine((note) => isOfMonth(note, note.month), { message: 'must be a day of the month', path: ['day'] });

/** `from` is the month that it is about; a note is known by what it says: null before it adds one, null after takes it out. */
export const annotationRecordSchema = z
  .strictObject({ kind: z.literal('annotation'), from: monthSchema, before: noteSchema, after: noteSchema })
  .refine(({ from, after }) => isOfMonth(after, from), {
    message: 'must be a day of the month',
    path: ['after', 'day'],
  })
  .refine(({ before, after }) => before !== null || after !== null, { message: 'is empty', path: ['after'] });

export type ConfigAnnotation = z.infer<typeof annotationSchema>;
export type AnnotationRecord = z.infer<typeof annotationRecordSchema>;
