'use client';

import { Icon } from '@/components/ui/icon';
import type { MoverRow } from '@/lib/report/schema/movers';
import { driverNames, driverWords, kindNames } from './mover-words';
import { WordDialog } from './word-dialog';
import { ChoiceField, LongField, TextField } from './word-field';
import { type Change, textOf } from './word-form';
import { useWords } from './words-context';

const fields = ['driver', 'kind', 'owner', 'comment'] as const;
type Field = (typeof fields)[number];

/** What a person wrote in each field; null: as proposed. */
const writtenIn = (row: MoverRow): Record<Field, string | null> => ({
  driver: row.written.driver === null ? null : row.driver.id,
  kind: row.written.kind === null ? null : row.driver.kind,
  owner: row.written.owner === null ? null : row.owner,
  comment: row.comment,
});

const sayableDrivers = ['usage', 'price', 'commitment', 'mapping', 'one-off', 'not-told'] as const;

const optionsOf = (proposed: string, names: Readonly<Record<string, string>>, ids: readonly string[]) => [
  { value: '', text: `As proposed: ${proposed.toLowerCase()}` },
  ...ids.map((id) => ({ value: id, text: names[id] ?? id })),
];

/** Writes over what is proposed for one mover, field by field, or goes back to it. */
export function MoverEditor({ row }: { readonly row: MoverRow }) {
  const { month, canEdit } = useWords();
  if (!canEdit) return null;
  const written = writtenIn(row);
  const name = `${row.name}, ${row.costType}`;
  const changeTo = (values: Partial<Record<Field, string | null>>): Change => ({
    method: 'PUT',
    path: `/api/v1/reports/${month}/movers`,
    body: { mover: row.key, ...values },
  });
  const reset = changeTo({ driver: null, kind: null, owner: null, comment: null });
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="pen" small />
          <span className="vh">Edit {name}</span>
        </>
      }
      triggerClass="btn ghost sq word-trigger"
      title={name}
      save="Save"
      read={(data) => {
        const changed = fields.filter((field) => textOf(data, field) !== written[field]);
        const values = Object.fromEntries(changed.map((field) => [field, textOf(data, field)]));
        return changed.length === 0 ? null : changeTo(values);
      }}
      other={row.writtenText === null ? undefined : { label: 'Reset to proposal', change: reset }}
    >
      <ChoiceField
        name="driver"
        label="Driver"
        initial={written.driver ?? ''}
        options={optionsOf(driverWords(row.proposed.driver), driverNames, sayableDrivers)}
      />
      <ChoiceField
        name="kind"
        label="Kind"
        initial={written.kind ?? ''}
        options={optionsOf(kindNames[row.proposed.kind], kindNames, Object.keys(kindNames))}
      />
      <TextField
        name="owner"
        label="Owner"
        initial={written.owner ?? ''}
        placeholder={row.proposed.owner ?? ''}
        longest={120}
      />
      <LongField name="comment" label="Comment" initial={written.comment ?? ''} rows={3} longest={500} />
    </WordDialog>
  );
}
