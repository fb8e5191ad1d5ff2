import Link from 'next/link';
import { PendingMark } from '@/components/shell/pending-mark';
import type { RuleKind } from '@/lib/kpis/types';
import { RuleEditor } from './rule-editor';
import { kindWords } from './rule-words';
import { RulesQuestion } from './rules-question';
import type { RulesView } from './view-types';

const kinds: readonly RuleKind[] = ['cost-type', 'cost-class', 'cluster'];

/** The ordered rules of one kind: what each catches of a month, what falls through, and how to change them. */
export function RulesPart({ view }: { readonly view: RulesView }) {
  const { kind, month, basis, inForce, periods } = view;
  return (
    <>
      <nav className="rules-kinds" aria-label="Kinds of rules">
        {kinds.map((each) => (
          <Link
            key={each}
            className="btn"
            href={`/settings/rules?kind=${each}&month=${month}&basis=${basis}`}
            {...(each === kind && { 'aria-current': 'page' as const })}
          >
            {kindWords[each].title}
            <PendingMark />
          </Link>
        ))}
      </nav>
      <RulesQuestion view={view} />
      <section id="rules">
        <RuleEditor key={JSON.stringify([kind, inForce.from, periods])} view={view} />
      </section>
    </>
  );
}
