'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import type { ChangePreview, MovedMonth } from '@/lib/config/preview-changes';
import { monthName } from '@/lib/month/month';
import { movedName, movedSentence } from './effect-words';
import styles from './settings.module.css';

/** Which months and figures changes move, and from what to what: one month's at a time, the newest first. */
export function ChangeEffect({ preview: { moved, unmovedMonths } }: { readonly preview: ChangePreview }) {
  const newest = moved.at(-1);
  const [chosen, setChosen] = useState(newest?.month);
  const shown = moved.find(({ month }) => month === chosen) ?? newest;
  if (shown === undefined) {
    return (
      <p data-testid="effect">
        <b>No figure moves</b>
        {unmovedMonths === 0 ? ': there is no month with data from then on.' : ` in ${plural(unmovedMonths, 'month')}.`}
      </p>
    );
  }
  return (
    <div className={styles['effect']} data-testid="effect">
      <p>{movedSentence(moved, unmovedMonths)}</p>
      {moved.length > 1 && (
        <label className={styles['inline']}>
          Figures of
          <select
            className={styles['field']}
            value={shown.month}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {[...moved].reverse().map(({ month }) => (
              <option key={month} value={month}>
                {monthName(month)}
              </option>
            ))}
          </select>
        </label>
      )}
      <EffectTable month={shown} />
    </div>
  );
}

function EffectTable({ month: { month, values } }: { readonly month: MovedMonth }) {
  return (
    <table>
      <caption>{monthName(month)}</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="num">
            Now
          </th>
          <th scope="col" className="num">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ id, before, after }) => (
          <tr key={id}>
            <th scope="row">{movedName(id)}</th>
            <td className="num">{before}</td>
            <td className="num">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
