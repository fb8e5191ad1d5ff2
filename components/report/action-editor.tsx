'use client';

import { useState } from 'react';
import { formatDay } from '@/components/data/format-time';
import { Icon } from '@/components/ui/icon';
import type { ActionRow } from '@/lib/report/schema/actions';
import { WordDialog } from './word-dialog';
import { ChoiceField, LongField, TextField } from './word-field';
import { type Change, textOf } from './word-form';
import { useWords } from './words-context';

const statuses = [
  { value: 'open', text: 'Open' },
  { value: 'done', text: 'Done' },
  { value: 'dropped', text: 'Dropped' },
];

/** A figure's exact amount as one types it: `1900.5`. */
const typed = (exact: string | null | undefined): string =>
  (exact ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** `1,900.50` as `1900.50`; what is no amount is left for the server to refuse by name. */
const plain = (text: string | null): string | null => text?.replaceAll(',', '').replace('−', '-') ?? null;

const contentsOf = (data: FormData, currency: string) => ({
  text: textOf(data, 'text') ?? '',
  owner: textOf(data, 'owner'),
  dueMonth: textOf(data, 'dueMonth'),
  expectedSaving: plain(textOf(data, 'expectedSaving')),
  currency,
  status: textOf(data, 'status') ?? 'open',
  outcome: textOf(data, 'outcome'),
  realisedSaving: plain(textOf(data, 'realisedSaving')),
});

function ActionFields({ row, currency }: { readonly row: ActionRow | null; readonly currency: string }) {
  const [status, setStatus] = useState<string>(row?.status ?? 'open');
  return (
    <>
      <LongField name="text" label="Action" initial={row?.text ?? ''} rows={2} longest={300} />
      <div className="word-row">
        <TextField name="owner" label="Owner" initial={row?.owner ?? ''} longest={120} />
        <TextField name="dueMonth" label="Due month" kind="month" initial={row?.dueMonth ?? ''} placeholder="2026-03" />
      </div>
      <div className="word-row">
        <TextField
          name="expectedSaving"
          label="Expected saving"
          hint={`${currency} a month`}
          kind="decimal"
          initial={typed(row?.expected.exact)}
        />
        <ChoiceField name="status" label="Status" initial={status} options={statuses} onChoose={setStatus} />
      </div>
      {status !== 'open' && (
        <LongField name="outcome" label="What became of it" initial={row?.outcome ?? ''} rows={2} longest={500} />
      )}
      {status === 'done' && (
        <TextField
          name="realisedSaving"
          label="Realised saving"
          hint={`${currency} a month, once it is known`}
          kind="decimal"
          initial={typed(row?.realised?.exact)}
        />
      )}
    </>
  );
}

/** Adds an action to the report. */
export function AddAction() {
  const { month, currency } = useWords();
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="plus" small />
          Add an action
        </>
      }
      triggerClass="btn"
      title="New action"
      save="Add action"
      read={(data): Change => ({
        method: 'POST',
        path: `/api/v1/reports/${month}/actions`,
        body: contentsOf(data, currency),
      })}
    >
      <ActionFields row={null} currency={currency} />
    </WordDialog>
  );
}

type EditActionProps = { readonly row: ActionRow; readonly onDelete: () => void };

/** Changes an action from this report on, or deletes it. */
export function EditAction({ row, onDelete }: EditActionProps) {
  const { month } = useWords();
  const path = `/api/v1/reports/${month}/actions/${row.id}`;
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="pen" small />
          <span className="vh">Edit “{row.text}”</span>
        </>
      }
      triggerClass="btn ghost sq word-trigger"
      title="Action"
      save="Save"
      read={(data): Change => ({ method: 'PUT', path, body: contentsOf(data, row.currency) })}
      other={{ label: 'Delete', change: { method: 'DELETE', path, onDone: onDelete } }}
    >
      <ActionFields row={row} currency={row.currency} />
      <p className="note">
        Last written by {row.by}, {formatDay(row.at)}. Earlier reports keep what they had.
      </p>
    </WordDialog>
  );
}
