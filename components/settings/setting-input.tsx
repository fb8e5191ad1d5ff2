import { ChoiceField, LongField, TextField } from '@/components/report/word-field';
import type { SettingKey } from '@/lib/config/setting-schemas';
import { settingFields } from './setting-fields';
import { SeveralField } from './several-field';
import type { SettingValue } from './view-types';

type Props = { readonly setting: SettingKey; readonly value: SettingValue };

const plain = (value: SettingValue): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));

/** The field in which a setting's value is typed or chosen. */
export function SettingInput({ setting, value }: Props) {
  const { title, field } = settingFields[setting];
  const named = { name: 'value', label: title, initial: plain(value) };
  switch (field.kind) {
    case 'choice':
      return <ChoiceField {...named} options={field.options} />;
    case 'several':
      return <SeveralField label={title} options={field.options} chosen={Array.isArray(value) ? value : []} />;
    case 'list':
      return <LongField {...named} hint="(one a line, in order)" rows={4} />;
    case 'month':
      return <TextField {...named} kind="month" />;
    case 'month-or-none':
      return <TextField {...named} kind="month" hint={`(empty: ${field.none.toLowerCase()})`} />;
    case 'day-or-none':
      return <TextField {...named} hint={`(a day such as 2026-01-31; empty: ${field.none.toLowerCase()})`} />;
    case 'percent':
      return <TextField {...named} kind="decimal" hint="(percent)" />;
    default:
      return <TextField {...named} {...(field.kind === 'number' && { kind: 'decimal' as const })} />;
  }
}
