'use client';

import { WordDialog } from '@/components/report/word-dialog';
import { ChoiceField, LongField, TextField } from '@/components/report/word-field';
import { type Change, textOf } from '@/components/report/word-form';
import { Icon } from '@/components/ui/icon';
import type { Annotation } from '@/lib/report/annotations/annotation';

export const notesPath = '/api/v1/annotations';

const everyChart = 'every';

export type SeriesChoice = { readonly value: string; readonly text: string };

const charts: readonly SeriesChoice[] = [
  { value: 'environments', text: 'Cost by environment' },
  { value: 'workspaces', text: 'Workspaces' },
  { value: 'projection', text: 'Projection' },
];

/** Where a note can stand: in every chart, in one of the report’s, or with a KPI. */
export const seriesChoices = (kpiIds: readonly string[]): SeriesChoice[] => [
  { value: everyChart, text: 'Every chart' },
  ...kpiIds.map((id) => ({ value: `kpi.${id}`, text: id })),
  ...charts,
];

/** What a series is called. */
export const seriesName = (series: string | null): string =>
  charts.find(({ value }) => value === series)?.text ??
  (series === null ? 'Every chart' : series.replace(/^kpi\./, ''));

const bodyOf = (data: FormData) => {
  const series = textOf(data, 'series');
  return {
    at: textOf(data, 'at') ?? '',
    text: textOf(data, 'text') ?? '',
    link: textOf(data, 'link'),
    series: series === everyChart ? null : series,
  };
};

type FieldsProps = { readonly note: Annotation | null; readonly at: string; readonly choices: readonly SeriesChoice[] };

function NoteFields({ note, at, choices }: FieldsProps) {
  const known = note?.series == null || choices.some(({ value }) => value === note.series);
  const options = known ? choices : [...choices, { value: note.series ?? '', text: seriesName(note.series) }];
  return (
    <>
      <LongField name="text" label="Note" initial={note?.text ?? ''} rows={2} longest={300} />
      <div className="word-row">
        <TextField
          name="at"
          label="Month or day"
          hint="such as 2026-01 or 2026-01-15"
          initial={note === null ? at : (note.day ?? note.month)}
        />
        <ChoiceField name="series" label="Shown in" initial={note?.series ?? everyChart} options={options} />
      </div>
      <TextField
        name="link"
        label="Link"
        hint="optional"
        initial={note?.link ?? ''}
        placeholder="https://"
        longest={500}
      />
    </>
  );
}

/** Adds a note to the charts. */
export function AddNote({ month, choices }: { readonly month: string; readonly choices: readonly SeriesChoice[] }) {
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="plus" small />
          Add a note
        </>
      }
      triggerClass="btn"
      title="New note in the charts"
      save="Add note"
      read={(data): Change => ({ method: 'POST', path: notesPath, body: bodyOf(data) })}
    >
      <NoteFields note={null} at={month} choices={choices} />
    </WordDialog>
  );
}

type EditProps = {
  readonly note: Annotation;
  readonly choices: readonly SeriesChoice[];
  readonly onDelete: () => void;
};

/** Changes a note, or deletes it. */
export function EditNote({ note, choices, onDelete }: EditProps) {
  const path = `${notesPath}/${note.id}`;
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="pen" small />
          <span className="vh">Edit “{note.text}”</span>
        </>
      }
      triggerClass="btn ghost sq word-trigger"
      title="Note in the charts"
      save="Save"
      read={(data): Change => ({ method: 'PUT', path, body: bodyOf(data) })}
      other={{ label: 'Delete', change: { method: 'DELETE', path, onDone: onDelete } }}
    >
      <NoteFields note={note} at={note.month} choices={choices} />
    </WordDialog>
  );
}
