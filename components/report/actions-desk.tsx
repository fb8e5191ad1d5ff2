'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import type { ActionRow } from '@/lib/report/schema/actions';
import { AddAction, EditAction } from './action-editor';
import { useChange } from './use-change';
import { useWords } from './words-context';

type Deleted = { readonly id: string; readonly text: string };
type Desk = { readonly onDelete: (action: Deleted) => void; readonly takeFocus: () => void };

const DeskContext = createContext<Desk>({ onDelete: () => undefined, takeFocus: () => undefined });

/** What people do with the actions: edit them in their rows, add one, take a deletion back. */
export function ActionsDesk({ children }: { readonly children: ReactNode }) {
  const { canEdit } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const takeFocus = useCallback(() => place.current?.querySelector('button')?.focus(), []);
  const onUndone = () => {
    setDeleted(null);
    takeFocus();
  };
  if (!canEdit) return children;
  return (
    <DeskContext value={{ onDelete: setDeleted, takeFocus }}>
      {children}
      {deleted !== null && <UndoDelete key={deleted.id} deleted={deleted} onUndone={onUndone} />}
      <div className="only-screen word-add" ref={place}>
        <AddAction />
      </div>
    </DeskContext>
  );
}

function UndoDelete({ deleted, onUndone }: { readonly deleted: Deleted; readonly onUndone: () => void }) {
  const { month } = useWords();
  const { isBusy, problem, send } = useChange();
  const button = useRef<HTMLButtonElement>(null);
  // The button that deleted it goes with its row.
  useEffect(() => button.current?.focus(), []);
  const undo = async () => {
    if (await send({ method: 'POST', path: `/api/v1/reports/${month}/actions/${deleted.id}/restore` })) onUndone();
  };
  return (
    <div className="only-screen word-add" role="status">
      “{deleted.text}” is deleted.{' '}
      <button type="button" className="btn" ref={button} disabled={isBusy} onClick={undo}>
        <Icon name="loop" small />
        Undo
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

/** The button in an action's row; nothing where one can only read. */
export function RowEditor({ row }: { readonly row: ActionRow }) {
  const { canEdit } = useWords();
  const { onDelete, takeFocus } = useContext(DeskContext);
  const place = useRef<HTMLDivElement>(null);
  // A row that moves to the other table takes the focused button with it.
  useLayoutEffect(() => {
    const own = place.current;
    return () => {
      if (own?.contains(document.activeElement)) takeFocus();
    };
  }, [takeFocus]);
  if (!canEdit) return null;
  return (
    <div ref={place} className="only-screen">
      <EditAction row={row} onDelete={() => onDelete({ id: row.id, text: row.text })} />
    </div>
  );
}
