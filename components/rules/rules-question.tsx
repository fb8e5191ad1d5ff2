'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useId, useTransition } from 'react';
import { monthName } from '@/lib/month/month';
import type { RulesView } from './view-types';

/** The month, basis and accounts that the rules are tried on. Without scripts the button asks. */
export function RulesQuestion({ view }: { readonly view: RulesView }) {
  const { kind, month, months, catches } = view;
  const router = useRouter();
  const path = usePathname();
  const [isPending, start] = useTransition();
  const show = (form: HTMLFormElement | null) => {
    if (form === null) return;
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    start(() => router.replace(`${path}?${query}`, { scroll: false }));
  };
  return (
    <form className="rules-question" method="get" aria-busy={isPending} onChange={(event) => show(event.currentTarget)}>
      <input type="hidden" name="kind" value={kind} />
      <Choice label="Month" name="month" value={month}>
        {months.map((each) => (
          <option key={each} value={each}>
            {monthName(each)}
          </option>
        ))}
      </Choice>
      <Choice label="Cost" name="basis" value={catches.basis}>
        <option value="effective">Effective</option>
        <option value="billed">Billed</option>
        <option value="contracted">Contracted</option>
        <option value="list">List</option>
      </Choice>
      <Choice label="Lines of" name="accounts" value={catches.isProductionOnly ? 'production' : 'all'}>
        <option value="all">All accounts</option>
        <option value="production">Production accounts</option>
      </Choice>
      <noscript>
        <button className="btn" type="submit">
          Show
        </button>
      </noscript>
    </form>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
};

function Choice({ label, name, value, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className="rules-choice">
      <label htmlFor={id}>{label}</label>
      <select key={value} id={id} name={name} defaultValue={value}>
        {children}
      </select>
    </span>
  );
}
