'use client';

import { useState } from 'react';
import { ChoiceField, TextField } from '@/components/report/word-field';
import type { ConfigTarget } from '@/lib/config/config-schema';
import type { Month } from '@/lib/month/month';
import { EditableItem } from './editable-item';
import { laterNote, sinceWords, valueIn } from './periods';
import styles from './settings.module.css';
import { aimOf, aims, isLimit, readTarget, targetWords, typedLimit } from './target-words';
import type { Review, SettingsFrame, TargetView } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly targets: readonly TargetView[] };

/** The target of every KPI and rule, with the form that changes or removes it from a month on. */
export function TargetList({ frame, targets }: Props) {
  return (
    <div className={styles['items']} data-testid="targets">
      {targets.map((target) => (
        <TargetItem key={target.kpi} frame={frame} target={target} />
      ))}
    </div>
  );
}

const targetReview = ({ kpi, isShare, periods }: TargetView, from: Month | null, after: ConfigTarget): Review => {
  const later = laterNote(periods, from, `The target of ${kpi}`);
  return {
    title: `Target of ${kpi}: ${targetWords(after, isShare)}, ${sinceWords(from)}`,
    changes: [{ kind: 'target', kpi, from, after }],
    undo: [{ kind: 'target', kpi, from, after: valueIn(periods, from) ?? null }],
    notes: later === null ? [] : [later],
  };
};

function TargetItem({ frame, target }: { readonly frame: SettingsFrame; readonly target: TargetView }) {
  const { kpi, name, isShare, periods } = target;
  const current = valueIn(periods, frame.month) ?? null;
  return (
    <EditableItem
      key={JSON.stringify(periods)}
      frame={frame}
      title={kpi}
      text={name}
      periods={periods}
      words={(value) => targetWords(value, isShare)}
      current={current}
      read={(data, from) => targetReview(target, from, readTarget(data, isShare))}
    >
      <TargetFields current={current} isShare={isShare} />
    </EditableItem>
  );
}

function TargetFields({ current, isShare }: { readonly current: ConfigTarget; readonly isShare: boolean }) {
  const [aim, setAim] = useState(aimOf(current));
  const known = current?.kind === 'threshold' ? current : null;
  const unit = isShare ? 'percent' : 'as the KPI is printed';
  return (
    <>
      <ChoiceField name="aim" label="Target" initial={aimOf(current)} options={aims} onChoose={setAim} />
      {isLimit(aim) && (
        <div className="word-row">
          <TextField
            name="fail"
            kind="decimal"
            label="Limit"
            hint={`(${unit})`}
            initial={known === null ? '' : typedLimit(known.fail, isShare)}
          />
          <TextField
            name="warn"
            kind="decimal"
            label="Close from"
            hint="(empty: the warn band)"
            initial={known?.warn ? typedLimit(known.warn, isShare) : ''}
          />
        </div>
      )}
    </>
  );
}
