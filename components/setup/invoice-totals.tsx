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

/** What the invoices say, if somebody wants the bill checked against them. */
export function InvoiceTotals({ invoices }: { readonly invoices: readonly InvoiceView[] }) {
  return (
    <div className="tw">
      <table data-testid="invoice-totals">
        <caption>
          Invoice totals <span>with tax, credits and refunds, as on the invoice, in its currency</span>
        </caption>
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
        <tbody>
          {invoices.map((invoice) => (
            <InvoiceRow key={`${invoice.month}:${invoice.payerId}:${invoice.currency}`} saved={invoice} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InvoiceRow({ saved }: { readonly saved: InvoiceView }) {
  const [amount, setAmount] = useState(saved.amount);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { send, ask, question, isAsking } = useAskedChange();
  const router = useRouter();
  const save = async () => {
    const path = `/api/v1/invoices/${saved.month}/${encodeURIComponent(saved.payerId)}`;
    const sent = await send('PUT', path, { amount: amount.trim() || null, currency: saved.currency });
    setProblem(sent.problem);
    if (sent.isDone) router.refresh();
  };
  const isSaved = saved.amount !== '' && amount === saved.amount;
  return (
    <>
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
              ask([]);
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
            <button type="button" className="btn" onClick={save} disabled={amount === saved.amount || isAsking}>
              {question.months.length > 0 ? restateLabel(question.months, 'save') : 'Save'}
              <span className="vh"> {monthName(saved.month)}</span>
            </button>
          )}
        </td>
      </tr>
      {question.months.length > 0 && (
        <tr>
          <td colSpan={5}>
            <RestatementQuestion {...question} />
          </td>
        </tr>
      )}
    </>
  );
}
