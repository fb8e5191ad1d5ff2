'use client';

import { Fragment, useState } from 'react';
import { formatCount } from '@/components/data/format-size';
import type { CaughtView } from '@/lib/config/catches-view';
import { RuleForm } from './rule-form';
import { RuleRow } from './rule-row';
import { kindWords } from './rule-words';
import type { DraftCatches } from './use-catches';
import type { RuleDrafts } from './use-rule-drafts';
import type { RulesView } from './view-types';

type Props = { readonly view: RulesView; readonly rules: RuleDrafts; readonly catches: DraftCatches };

/** The rules in order with what each catches; rows are moved by dragging, by buttons, or with Alt and the arrow keys. */
export function RuleTable({ view, rules, catches }: Props) {
  const [dragged, setDragged] = useState<number | null>(null);
  const { total, fallThrough } = catches.view;
  const drop = (to: number) => {
    if (dragged !== null) rules.move(dragged, to);
    setDragged(null);
  };
  return (
    <div className="tw">
      <table className="rule-table" data-testid="rules" aria-busy={catches.isStale}>
        <caption>
          Rules, in order <span>{view.canChange && 'drag, or Alt and an arrow key, to move one'}</span>
        </caption>
        <RuleHead result={kindWords[view.kind].one} canChange={view.canChange} />
        <tbody>
          {rules.drafts.map((draft, at) => (
            <Fragment key={draft.key}>
              <RuleRow
                {...{ view, rules, draft, at, dragged, onDrag: setDragged, onDrop: drop }}
                caught={catches.of(draft)}
              />
              {rules.open === draft.key && <RuleForm view={view} rules={rules} draft={draft} />}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <SumRow title="No rule" caught={fallThrough} canChange={view.canChange} />
          <SumRow title="Total" caught={total} canChange={view.canChange} />
        </tfoot>
      </table>
    </div>
  );
}

function RuleHead({ result, canChange }: { readonly result: string; readonly canChange: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <abbr title="Number">#</abbr>
        </th>
        <th scope="col">Rule</th>
        <th scope="col">{result.charAt(0).toUpperCase() + result.slice(1)}</th>
        <th scope="col" className="num">
          Rows
        </th>
        <th scope="col" className="num">
          Cost
        </th>
        <th scope="col" className="num">
          Share
        </th>
        {canChange && (
          <th scope="col">
            <span className="vh">Move or edit</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

type SumProps = { readonly title: string; readonly caught: CaughtView; readonly canChange: boolean };

function SumRow({ title, caught, canChange }: SumProps) {
  return (
    <tr data-sum={title}>
      <td />
      <th scope="row" colSpan={2}>
        {title}
      </th>
      <td className="num rule-rows">{formatCount(caught.rows)}</td>
      <td className="num">{caught.text}</td>
      <td className="num">{caught.share}</td>
      {canChange && <td />}
    </tr>
  );
}
