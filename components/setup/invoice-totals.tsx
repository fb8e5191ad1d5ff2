'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatDecimal } from '@/components/data/format-money';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { RestatementQuestion } from '@/components/data/restatement-question';
import { restateLabel } from '@/components/data/restatement-words';
import { useAskedChange } from '@/components/data/use-asked-change';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import styles from './setup.module.css';
import type { InvoiceView } from './view-types';

type Saving = { readonly invoice: InvoiceView; readonly amount: string };

/** What the invoices say, if somebody wants the bill checked against them. */
export function InvoiceTotals({ invoices }: { readonly invoices: readonly InvoiceView[] }) {
  const [saving, setSaving] = useState<Saving | null>(null);
  const { send, ask, question, isAsking } = useAskedChange();
  const router = useRouter();
  const save = async (one: Saving, isAgreed = false): Promise<Problem | null> => {
    const { invoice, amount } = one;
    setSaving(one);
    const path = `/api/v1/invoices/${invoice.month}/${encodeURIComponent(invoice.payerId)}`;
    const body = { amount: amount.trim() || null, currency: invoice.currency };
    const { isDone, problem } = await send('PUT', path, body, isAgreed);
    if (isDone) router.refresh();
    return problem;
  };
  return (
    <>
      <div className="tw">
        <table data-testid="invoice-totals">
          <caption>
            Invoice totals <span>with tax, credits and refunds, as on the invoice, in its currency</span>
          </caption>
          <InvoicesHead />
          <tbody>
            {invoices.map((invoice) => (
              <InvoiceRow
                key={`${invoice.month}:${invoice.payerId}:${invoice.currency}`}
                saved={invoice}
                onEdit={() => ask([])}
                onSave={(amount) => save({ invoice, amount })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {saving !== null && question.months.length > 0 && (
        <>
          <RestatementQuestion {...question} />
          <p className={styles['actions']}>
            <button type="button" className="btn pri" disabled={isAsking} onClick={() => save(saving, true)}>
              {restateLabel(question.months, 'save')}
            </button>
          </p>
        </>
      )}
    </>
  );
}

function InvoicesHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Month</th>
        <th scope="col">Paying account</th>
        <th scope="col" className="num">
          Imported
        </th>
        <th scope="col" className="num">
          Invoiced
        </th>
        <th scope="col">
          <span className="vh">Save</span>
        </th>
      </tr>
    </thead>
  );
}

type RowProps = {
  readonly saved: InvoiceView;
  readonly onEdit: () => void;
  /** What stands in the way; null when it is saved, or asked about first. */
  readonly onSave: (amount: string) => Promise<Problem | null>;
};

function InvoiceRow({ saved, onEdit, onSave }: RowProps) {
  const [amount, setAmount] = useState(saved.amount);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => setProblem(await onSave(amount));
  const isSaved = saved.amount !== '' && amount === saved.amount;
  return (
    <tr>
      <th scope="row" className="nw">
        <Link href={`/data/reconciliation/${saved.month}`} title="Reconcile this month">
          {monthName(saved.month)}
        </Link>
      </th>
      <td className="mono">{saved.payerId}</td>
      <td className="num">
        {formatDecimal(saved.billed, 2)} <span className="mut">{saved.currency}</span>
      </td>
      <td className="num">
        <input
          className={styles['amount']}
          inputMode="decimal"
          aria-label={`Invoiced in ${monthName(saved.month)} to ${saved.payerId}`}
          value={amount}
          onChange={(event) => {
            onEdit();
            setAmount(event.currentTarget.value);
          }}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
        {saved.stated !== null && (
          <span className="mut">
            {' '}
            {formatDecimal(saved.stated.amount, 2)} {saved.stated.origin}
          </span>
        )}
        {problem !== null && <ProblemNote problem={problem} />}
      </td>
      <td className="num">
        {isSaved ? (
          <span className="st good">
            <Icon name="check" small />
            Saved
          </span>
        ) : (
          <button type="button" className="btn" onClick={save} disabled={amount === saved.amount}>
            Save<span className="vh"> {monthName(saved.month)}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
