'use client';

import { useEffect, useRef, useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from '@/components/report/use-change';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import type { Annotation } from '@/lib/report/annotations/annotation';
import { AddNote, EditNote, notesPath, seriesChoices, seriesName } from './note-editor';

type NotesDeskProps = {
  /** In the order of their numbers in the chart. */
  readonly notes: readonly Annotation[];
  /** The KPI whose page it is; null: all notes, each with its series. */
  readonly kpiId: string | null;
  readonly month: string;
  readonly canChange: boolean;
};

type Deleted = Pick<Annotation, 'id' | 'text'>;

const dayName = (day: string): string => `${Number(day.slice(8))} ${monthName(day.slice(0, 7), 'short')}`;

function Note({ note, number, withSeries }: { note: Annotation; number: number; withSeries: boolean }) {
  return (
    <>
      <b>{number}</b>
      <span>{note.day === null ? monthName(note.month, 'short') : dayName(note.day)}</span>
      <span>
        {note.text}
        {note.link !== null && (
          <>
            {' '}
            <a href={note.link} rel="noopener noreferrer nofollow" target="_blank">
              More<span className="vh"> on “{note.text}”, in a new tab</span>
            </a>
          </>
        )}
        {withSeries && <span className="under">{seriesName(note.series)}</span>}
      </span>
    </>
  );
}

function Undo({ deleted, onUndone }: { readonly deleted: Deleted; readonly onUndone: () => void }) {
  const { isBusy, problem, send } = useChange();
  const button = useRef<HTMLButtonElement>(null);
  // The button that deleted it goes with its row.
  useEffect(() => button.current?.focus(), []);
  const undo = async () => {
    if (await send({ method: 'POST', path: `${notesPath}/${deleted.id}/restore` })) onUndone();
  };
  return (
    <div className="word-add" role="status">
      “{deleted.text}” is deleted.{' '}
      <button type="button" className="btn" ref={button} disabled={isBusy} onClick={undo}>
        <Icon name="loop" small />
        Undo
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

/** The notes of a chart by number, and what people do with them: add, change, delete, take a deletion back. */
export function NotesDesk({ notes, kpiId, month, canChange }: NotesDeskProps) {
  const place = useRef<HTMLDivElement>(null);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const choices = seriesChoices(kpiId === null ? [] : [kpiId]);
  const onUndone = () => {
    setDeleted(null);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <div data-testid="notes">
      {notes.length > 0 && (
        <ol className="anns">
          {notes.map((note, index) => (
            <li key={note.id}>
              <Note note={note} number={index + 1} withSeries={kpiId === null} />
              {canChange && (
                <EditNote note={note} choices={choices} onDelete={() => setDeleted({ id: note.id, text: note.text })} />
              )}
            </li>
          ))}
        </ol>
      )}
      {canChange && deleted !== null && <Undo key={deleted.id} deleted={deleted} onUndone={onUndone} />}
      {canChange ? (
        <div className="only-screen word-add" ref={place}>
          <AddNote month={month} choices={choices} />
        </div>
      ) : (
        <p className="note only-screen">
          The demo’s notes can’t be changed; in your own organisation people add, change and delete them here.
        </p>
      )}
    </div>
  );
}
