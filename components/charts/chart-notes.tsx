import { monthName } from '@/lib/month/month';
import type { ChartAnnotation } from '@/lib/report/schema/annotation';
import type { PlotNote } from './plot-notes';

/** More than these become numbers with a list below. */
const MAX_IN_PLOT = 3;

/** `15 Jan 2026`, or the month alone. */
export const noteTime = ({ month, day }: ChartAnnotation): string =>
  day == null ? monthName(month, 'short') : `${Number(day.slice(8))} ${monthName(month, 'short')}`;

/** A chart's notes at the height of their month's mark: as text where there is room for it, else as numbers. */
export const plotNotes = (
  annotations: readonly ChartAnnotation[],
  heightOf: (month: string) => number,
  isNarrow: boolean,
): { readonly notes: readonly PlotNote[]; readonly isNumbered: boolean } => {
  const isNumbered = isNarrow || annotations.length > MAX_IN_PLOT;
  const notes = annotations.map(({ month, text }, index) => ({
    month,
    text: isNumbered ? String(index + 1) : text,
    height: heightOf(month),
  }));
  return { notes, isNumbered };
};

/** What the numbers in the plot stand for. */
export function NoteList({ annotations }: { readonly annotations: readonly ChartAnnotation[] }) {
  return (
    <ol className="note numbered">
      {annotations.map((note) => (
        <li key={`${note.month} ${note.text}`}>
          {noteTime(note)}: {note.text}
          {note.link !== null && (
            <>
              {' '}
              <a href={note.link} rel="noopener noreferrer nofollow" target="_blank">
                More<span className="vh"> on “{note.text}”, in a new tab</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
