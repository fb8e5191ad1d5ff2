'use client';

import { ChoiceField, TextField } from '@/components/report/word-field';
import { textOf } from '@/components/report/word-form';
import styles from './alerts.module.css';
import type { ChannelView } from './view-types';

const securities = [
  { value: 'starttls', text: 'STARTTLS' },
  { value: 'tls', text: 'TLS' },
  { value: 'none', text: 'None (own server only)' },
];

const listOf = (text: string | null): string[] =>
  (text ?? '')
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The mail part of a channel's form as the API takes it. */
export const mailSettings = (data: FormData, allowsPrivate: boolean) => ({
  host: textOf(data, 'settings.host') ?? '',
  port: Number(textOf(data, 'settings.port') ?? 0),
  security: textOf(data, 'settings.security') ?? 'starttls',
  user: textOf(data, 'settings.user'),
  password: textOf(data, 'settings.password'),
  from: textOf(data, 'settings.from') ?? '',
  to: listOf(textOf(data, 'settings.to')),
  attachesPdf: data.has('settings.attachesPdf'),
  allowsPrivate,
});

const wordsOf = (channel: ChannelView | null, name: string, without: string): string => {
  const value = channel?.settings[name];
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : without;
};

/** The fields of a mailbox. */
export function MailFields({ channel }: { readonly channel: ChannelView | null }) {
  const of = (name: string, without = '') => wordsOf(channel, name, without);
  return (
    <>
      <div className="word-row">
        <TextField name="settings.host" label="Mail server" initial={of('host')} placeholder="smtp.example.com" />
        <TextField name="settings.port" label="Port" kind="decimal" initial={of('port', '587')} />
      </div>
      <div className="word-row">
        <ChoiceField
          name="settings.security"
          label="Encryption"
          initial={of('security', 'starttls')}
          options={securities}
        />
        <TextField name="settings.user" label="User" hint="optional" initial={of('user')} />
      </div>
      <TextField
        name="settings.password"
        label="Password"
        hint="where the server reads it: env:NAME or file:/path"
        initial={of('password')}
        placeholder="env:SMTP_PASSWORD"
      />
      <TextField name="settings.from" label="From" initial={of('from')} placeholder="perunit@example.com" />
      <TextField name="settings.to" label="To" hint="several with commas" initial={of('to')} />
      <label className={styles['check']}>
        <input
          type="checkbox"
          name="settings.attachesPdf"
          defaultChecked={channel?.settings['attachesPdf'] !== false}
        />
        <span>Attach the report as a PDF</span>
      </label>
    </>
  );
}
