import { monthName } from '../../month/month';
import type { ChartAnnotation } from '../schema/annotation';
import { type Sentence, sentence } from '../sentence';

const timeOf = ({ month, day }: ChartAnnotation): string =>
  day == null ? monthName(month) : `${Number(day.slice(8))} ${monthName(month)}`;

/** People's notes on the months of a chart, as sentences with their links. Those on every chart belong to the first, of environments. */
export const annotationNotes = (annotations: readonly ChartAnnotation[] = []): Sentence[] =>
  annotations.map((note) =>
    note.link === null
      ? sentence`${timeOf(note)}: ${note.text}`
      : sentence`${timeOf(note)}: ${note.text} (${note.link})`,
  );
