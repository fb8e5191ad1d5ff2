'use client';

import { plural } from '@/components/data/format-size';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import type { RuleCatchesView } from '@/lib/config/catches-view';
import { monthName } from '@/lib/month/month';
import { RuleTable } from './rule-table';
import { kindWords } from './rule-words';
import { RulesSave } from './rules-save';
import { UnnamedLines } from './unnamed-lines';
import { useCatches } from './use-catches';
import { useRuleDrafts } from './use-rule-drafts';
import type { RulePeriod, RulesView } from './view-types';

const since = ({ inForce, kind }: RulesView): string => {
  const from = inForce.from === null ? 'from the beginning' : `from ${monthName(inForce.from)}`;
  return inForce.value.length === 0
    ? `There are no rules for ${kindWords[kind].title.toLowerCase()} yet.`
    : `In force ${from}.`;
};

const costWords = ({ isProductionOnly }: RuleCatchesView): string => (isProductionOnly ? 'production cost' : 'cost');

const finding = ({ kind, month, coverage, unnamed, total }: RuleCatchesView, of: RuleCatchesView): string => {
  const name = monthName(month);
  if (total.rows === 0) return `${name} has no ${costWords(of)} to try the rules on`;
  if (coverage === '–') return `What the rules name of ${name} is not known in this basis`;
  const rest = unnamed.rows === 0 ? '' : `; ${unnamed.text} has no ${kindWords[kind].one}`;
  const scope = kind === 'cost-type' ? costWords(of) : 'production cost';
  return `Rules name ${coverage} of ${name}’s ${scope}${rest}`;
};

/** The rules of a kind as they are edited, with what they catch as they are typed, and what they leave. */
export function RuleEditor({ view }: { readonly view: RulesView }) {
  const rules = useRuleDrafts(view);
  const catches = useCatches(view, rules.drafts);
  const { title, lead } = kindWords[view.kind];
  return (
    <>
      <header>
        <p className="sec">{title}</p>
        <h2 data-testid="coverage">{finding(catches.view, catches.view)}</h2>
      </header>
      <p className="lead-in">
        {lead} The first rule whose every pattern matches wins. {since(view)}
      </p>
      <RuleSets periods={view.periods} />
      {catches.problem !== null && <ProblemNote problem={catches.problem} />}
      <RuleTable view={view} rules={rules} catches={catches} />
      <p className="vh" role="status">
        {rules.said}
      </p>
      {view.canChange && (
        <button id="add-rule" type="button" className="btn rules-add" onClick={rules.addBlank}>
          <Icon name="plus" />
          Add a rule
        </button>
      )}
      {view.canChange && <RulesSave view={view} rules={rules} />}
      <UnnamedLines catches={catches.view} onMakeRule={view.canChange ? rules.addOfLine : null} />
    </>
  );
}

/** The sets that there are over time; the page shows the one of the chosen month. */
function RuleSets({ periods }: { readonly periods: readonly RulePeriod[] }) {
  if (periods.length < 2) return null;
  return (
    <details className="rules-sets">
      <summary>{periods.length} sets over time</summary>
      <ul>
        {periods.map(({ from, value }) => (
          <li key={from ?? 'beginning'}>
            {from === null ? 'From the beginning' : `From ${monthName(from)}`}: {plural(value.length, 'rule')}
          </li>
        ))}
      </ul>
    </details>
  );
}
