'use client';

import Link from 'next/link';
import { useState } from 'react';
import { monthName } from '@/lib/month/month';
import styles from './data.module.css';
import { formatMoney } from './format-money';
import { plural } from './format-size';
import type { FeedChoiceView } from './view-types';

type Props = {
  readonly choice: FeedChoiceView;
  /** Null where nothing may be changed. */
  readonly onChoose: ((feed: string | null) => Promise<void>) | null;
};

const newestFirst = '';

/** One month of one payer: the bills that bring it, and which one counts. */
export function FeedChoiceRow({ choice, onChoose }: Props) {
  const { month, feeds, read, chosen } = choice;
  const saved = chosen ?? newestFirst;
  const [picked, setPicked] = useState(saved);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async () => {
    setIsBusy(true);
    await onChoose?.(picked === newestFirst ? null : picked);
    setIsBusy(false);
  };
  const readName = feeds.find(({ feed }) => feed === read)?.name ?? 'Another bill';
  return (
    <tr>
      <th scope="row" className="nw">
        {monthName(month, 'short')}
      </th>
      <td className={styles['wrap']}>
        <b>{readName}</b>
        <br />
        <span className="mut">{chosen !== null && chosen === read ? 'as chosen' : 'as the newest kind'}</span>
      </td>
      <td className={`lo ${styles['wrap']}`}>
        {feeds.map(({ feed, name, rows, billed, currency }) => (
          <span key={feed} className={styles['line']}>
            {name}: {formatMoney(billed, currency)} <span className="mut">in {plural(rows, 'row')}</span>
          </span>
        ))}
        <Link href={`/data/reconciliation/${month}`}>Compare them</Link>
      </td>
      {onChoose !== null && (
        <td>
          <form
            className={styles['pick']}
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <select
              className={styles['field']}
              aria-label={`The bill that counts in ${monthName(month)}`}
              value={picked}
              onChange={(event) => setPicked(event.currentTarget.value)}
            >
              <option value={newestFirst}>Newest kind first</option>
              {feeds.map(({ feed, name, billed, currency }) => (
                <option key={feed} value={feed}>
                  {name}, {formatMoney(billed, currency)}
                </option>
              ))}
            </select>
            <button type="submit" className="btn" disabled={isBusy || picked === saved}>
              {isBusy ? 'Changing' : 'Let it count'}
            </button>
          </form>
        </td>
      )}
    </tr>
  );
}
