'use client';

import { useState } from 'react';
import { ChoiceField, TextField } from '@/components/report/word-field';
import type { FieldErrors } from '@/components/report/word-form';
import { environmentNames } from '@/components/setup/environment-names';
import type { Month } from '@/lib/month/month';
import { monthName } from '@/lib/month/month';
import { EditableItem } from './editable-item';
import { valueIn } from './periods';
import { settingReview } from './report-settings';
import { settingFields } from './setting-fields';
import styles from './settings.module.css';
import { areTooMuch, givenShares, type Shares, sharers, sharesSentence, sharesWords } from './shares';
import { splitPeriods, splitWords } from './split-periods';
import type { Review, SettingsFrame, SettingView } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly split: SettingView; readonly shares: SettingView };

const textsOf = (data: FormData): Shares =>
  Object.fromEntries(sharers.map((environment) => [environment, String(data.get(environment) ?? '').trim()]));

const readSplit = ({ split, shares }: Props, data: FormData, from: Month | null): Review | FieldErrors => {
  const way = String(data.get('value'));
  const chosen = settingReview(split, from, way);
  if (way !== 'fixed') return chosen;
  const given = givenShares(textsOf(data));
  if (areTooMuch(given)) return { production: 'and the other shares are together more than 1' };
  const fixed = settingReview(shares, from, given);
  return {
    title: `${chosen.title}: ${sharesWords(given)}`,
    changes: [...chosen.changes, ...fixed.changes],
    undo: [...chosen.undo, ...fixed.undo],
    notes: [...(chosen.notes ?? []), ...(fixed.notes ?? []), sharesSentence(given)],
  };
};

/** What becomes of shared cost, since when, and a form that changes it from a month on. */
export function SharedCostPart(props: Props) {
  const { frame, split, shares } = props;
  const periods = splitPeriods(split, shares);
  const current = valueIn(periods, frame.month) ?? { way: 'keep', shares: {} };
  return (
    <section id="shared-cost" className={styles['part']}>
      <header>
        <p className="sec">Shared cost</p>
        <h2>
          {splitWords(current)} in {monthName(frame.month)}
        </h2>
      </header>
      <div className={styles['items']}>
        <EditableItem
          key={JSON.stringify(periods)}
          frame={frame}
          title={settingFields.sharedCostSplit.title}
          text="Cost of accounts that serve all environments. However it is split, the total stays the same, to the last digit"
          periods={periods}
          words={splitWords}
          current={current}
          read={(data, from) => readSplit(props, data, from)}
        >
          <SplitFields way={current.way} shares={current.shares} />
        </EditableItem>
      </div>
    </section>
  );
}

function SplitFields({ way: saved, shares }: { readonly way: string; readonly shares: Shares }) {
  const [way, setWay] = useState(saved);
  const { title, field } = settingFields.sharedCostSplit;
  return (
    <>
      <ChoiceField
        name="value"
        label={title}
        initial={saved}
        options={'options' in field ? field.options : []}
        onChoose={setWay}
      />
      {way === 'fixed' && <ShareFields shares={shares} />}
    </>
  );
}

function ShareFields({ shares }: { readonly shares: Shares }) {
  const [texts, setTexts] = useState(shares);
  return (
    <div
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement) setTexts({ ...texts, [target.name]: target.value.trim() });
      }}
    >
      <div className={styles['shares']}>
        {sharers.map((environment) => (
          <TextField
            key={environment}
            name={environment}
            kind="decimal"
            label={environmentNames[environment]}
            initial={shares[environment] ?? ''}
            placeholder="0"
          />
        ))}
      </div>
      <p className="note" role="status">
        {sharesSentence(texts)}
      </p>
    </div>
  );
}
