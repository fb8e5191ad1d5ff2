'use client';

import type { ConfigRecord } from '@/lib/config/config-schema';
import type { Month } from '@/lib/month/month';
import { EditableItem } from './editable-item';
import { laterNote, sinceWords, valueIn } from './periods';
import { readSetting, settingFields, settingWords } from './setting-fields';
import { SettingInput } from './setting-input';
import styles from './settings.module.css';
import type { Review, SettingsFrame, SettingValue, SettingView } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly settings: readonly SettingView[] };

/** Every setting of the report: its value, since when, what it was before, and a form that changes it from a month on. */
export function ReportSettings({ frame, settings }: Props) {
  return (
    <div className={styles['items']} data-testid="report-settings">
      {settings.map((setting) => (
        <SettingItem key={setting.key} frame={frame} setting={setting} />
      ))}
    </div>
  );
}

const recordOf = ({ key }: SettingView, from: Month | null, after: SettingValue): ConfigRecord => ({
  ...{ kind: 'setting', key, from },
  after: after as Extract<ConfigRecord, { kind: 'setting' }>['after'],
});

/** What a new value of a setting changes, and what takes it back. */
export const settingReview = (setting: SettingView, from: Month | null, after: SettingValue): Review => {
  const { title } = settingFields[setting.key];
  const later = laterNote(setting.periods, from, title);
  return {
    title: `${title}: ${settingWords(setting.key, after)}, ${sinceWords(from)}`,
    changes: [recordOf(setting, from, after)],
    undo: [recordOf(setting, from, valueIn(setting.periods, from) ?? null)],
    notes: later === null ? [] : [later],
  };
};

function SettingItem({ frame, setting }: { readonly frame: SettingsFrame; readonly setting: SettingView }) {
  const { key, text, periods } = setting;
  const current = valueIn(periods, frame.month) ?? null;
  return (
    <EditableItem
      key={JSON.stringify(periods)}
      frame={frame}
      title={settingFields[key].title}
      text={text}
      periods={periods}
      words={(value) => settingWords(key, value)}
      current={current}
      read={(data, from) => settingReview(setting, from, readSetting(key, data))}
    >
      <SettingInput setting={key} value={current} />
    </EditableItem>
  );
}
