'use client';

import { type DragEvent, type KeyboardEvent, useRef } from 'react';
import { formatCount } from '@/components/data/format-size';
import type { CaughtView } from '@/lib/config/catches-view';
import { RuleButtons } from './rule-buttons';
import { isStarter, type RuleDraft, rulesOf } from './rule-drafts';
import { fieldsOf, fieldWords, resultWords } from './rule-words';
import type { RuleDrafts } from './use-rule-drafts';
import type { RulesView } from './view-types';

type Props = {
  readonly view: RulesView;
  readonly rules: RuleDrafts;
  readonly draft: RuleDraft;
  readonly at: number;
  /** Null: not worked out yet. */
  readonly caught: CaughtView | null;
  /** The place of the rule that is being dragged. */
  readonly dragged: number | null;
  readonly onDrag: (at: number | null) => void;
  readonly onDrop: (at: number) => void;
};

/** One rule: its patterns, its result, and what it catches. */
export function RuleRow({ view, rules, draft, at, caught, dragged, onDrag, onDrop }: Props) {
  const row = useRef<HTMLTableRowElement>(null);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !view.canChange) return;
    event.preventDefault();
    rules.move(at, at + step);
  };
  const begin = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', draft.name);
    if (row.current !== null) event.dataTransfer.setDragImage(row.current, 0, 0);
    onDrag(at);
  };
  const side = dragged === null || dragged === at ? undefined : dragged < at ? 'below' : 'above';
  return (
    <tr
      ref={row}
      data-rule={draft.name}
      data-drop={side}
      data-empty={caught?.rows === 0 || undefined}
      onKeyDown={keys}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(at);
      }}
    >
      <td className="rule-at">
        {view.canChange && (
          <span className="rule-grip" draggable onDragStart={begin} onDragEnd={() => onDrag(null)} aria-hidden="true">
            ⠿
          </span>
        )}
        {at + 1}
      </td>
      <th scope="row">
        <RuleName draft={draft} view={view} />
      </th>
      <td className="rule-result">{draft.result === '' ? '–' : resultWords(draft.result)}</td>
      <td className="num rule-rows">{caught === null ? '…' : formatCount(caught.rows)}</td>
      <td className="num">{caught?.text ?? '…'}</td>
      <td className="num">{caught?.share ?? '…'}</td>
      {view.canChange && (
        <td>
          <RuleButtons rules={rules} draft={draft} at={at} />
        </td>
      )}
    </tr>
  );
}

function RuleName({ draft, view }: { readonly draft: RuleDraft; readonly view: RulesView }) {
  const [rule] = rulesOf([draft]);
  const given = fieldsOf['cost-class'].filter((field) => draft.patterns[field] !== '');
  return (
    <>
      <span className="rule-name">{draft.name === '' ? 'No name yet' : draft.name}</span>
      {rule !== undefined && isStarter(rule, view.starters) && <span className="rule-starter">starter rule</span>}
      <span className="rule-patterns">
        {given.length === 0 && 'every line that comes to it'}
        {given.map((field) => (
          <span key={field}>
            {fieldWords[field]} <code>{draft.patterns[field]}</code>
          </span>
        ))}
      </span>
    </>
  );
}
