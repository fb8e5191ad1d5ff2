'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import { isRate } from '@/lib/money/exchange-rate';
import { monthName } from '@/lib/month/month';
import type { RateView } from './rate-view';
import { ReviewButton } from './review-button';
import styles from './settings.module.css';
import type { Review } from './view-types';

const reviewOf = ({ month, currency, to, rate }: RateView, after: string | null): Review => {
  const change = { kind: 'rate', from: month, currency, to } as const;
  const what = after === null ? `No rate for ${currency}` : `1 ${currency} = ${after} ${to}`;
  return {
    title: `${what}, ${monthName(month)}`,
    changes: [{ ...change, after }],
    undo: [{ ...change, after: rate }],
  };
};

/** One month's rate of one currency, with the field that changes it; an empty field takes it back. */
export function RateRow({ saved, canChange }: { readonly saved: RateView; readonly canChange: boolean }) {
  const [typed, setTyped] = useState(saved.rate ?? '');
  const { month, currency, to, of, rate, given, earlier } = saved;
  const after = typed.trim() === '' ? null : typed.trim();
  const isWrong = after !== null && !isRate(after);
  const id = `rate-${month}-${currency}-${to}`;
  return (
    <tr>
      <th scope="row" className="nw">
        {monthName(month, 'short')}
      </th>
      <td>
        {currency} to {to} {of !== null && <span className="mut">{of}</span>}
      </td>
      <td className="num">
        {canChange ? (
          <input
            className={styles['rate']}
            inputMode="decimal"
            aria-label={`${to} for 1 ${currency} in ${monthName(month)}`}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? id : undefined}
            placeholder="1.0837"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : (
          (rate ?? '–')
        )}
        {isWrong && (
          <p id={id} className="cap">
            Write a number above 0, such as 1.0837.
          </p>
        )}
      </td>
      <td>
        {canChange && after !== rate && (
          <ReviewButton label="Preview" isDisabled={isWrong} review={reviewOf(saved, after)} />
        )}
      </td>
      <td>
        <span className="nw">{given ?? <span className="st bad">Missing</span>}</span>
        {earlier.length > 0 && <Earlier texts={earlier} />}
      </td>
    </tr>
  );
}

function Earlier({ texts }: { readonly texts: readonly string[] }) {
  return (
    <details className={styles['history']}>
      <summary>{plural(texts.length, 'earlier value')}</summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
