'use client';

import { useState } from 'react';
import { WordDialog } from '@/components/report/word-dialog';
import { ChoiceField, TextField } from '@/components/report/word-field';
import { type Change, textOf } from '@/components/report/word-form';
import { Icon } from '@/components/ui/icon';
import styles from './alerts.module.css';
import { channelNames, eventNames } from './event-names';
import { MailFields, mailSettings } from './mail-fields';
import type { ChannelKindView, ChannelView } from './view-types';

const kinds = Object.entries(channelNames).map(([value, text]) => ({ value, text }));

const kindOf = (text: string): ChannelKindView =>
  text === 'slack' || text === 'webhook' || text === 'email' ? text : 'mattermost';

const textSetting = (channel: ChannelView | null, name: string): string => {
  const value = channel?.settings[name];
  return typeof value === 'string' ? value : '';
};

const settingsOf = (kind: ChannelKindView, data: FormData): unknown => {
  const allowsPrivate = data.has('settings.allowsPrivate');
  if (kind === 'email') return mailSettings(data, allowsPrivate);
  const url = textOf(data, 'settings.url') ?? '';
  return { url, allowsPrivate, ...(kind === 'webhook' && { secret: textOf(data, 'settings.secret') }) };
};

const contentsOf = (kind: ChannelKindView, data: FormData) => ({
  kind,
  name: textOf(data, 'name') ?? '',
  settings: settingsOf(kind, data),
  events: data.getAll('events'),
  isEnabled: data.has('isEnabled'),
});

function Check(props: {
  readonly name: string;
  readonly value?: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial: boolean;
}) {
  const { name, value = 'on', label, hint, initial } = props;
  return (
    <label className={styles['check']}>
      <input type="checkbox" name={name} value={value} defaultChecked={initial} />
      <span>
        {label}
        {hint !== undefined && <span className="mut"> {hint}</span>}
      </span>
    </label>
  );
}

function WebhookFields({ kind, channel }: { readonly kind: ChannelKindView; readonly channel: ChannelView | null }) {
  return (
    <>
      <TextField
        name="settings.url"
        label="Address of the incoming webhook"
        hint="where the server reads it: env:NAME or file:/path"
        initial={textSetting(channel, 'url')}
        placeholder="env:TEAM_WEBHOOK"
        longest={300}
      />
      {kind === 'webhook' && (
        <TextField
          name="settings.secret"
          label="Signing secret"
          hint="optional, named in the same way"
          initial={textSetting(channel, 'secret')}
          placeholder="env:WEBHOOK_SECRET"
          longest={300}
        />
      )}
    </>
  );
}

function ChannelFields({
  channel,
  kind,
  onKind,
}: {
  readonly channel: ChannelView | null;
  readonly kind: ChannelKindView;
  readonly onKind: (kind: ChannelKindView) => void;
}) {
  const isChosen = (id: string): boolean => channel?.events.includes(id) ?? true;
  return (
    <>
      <div className="word-row">
        <TextField name="name" label="Name" initial={channel?.name ?? ''} placeholder="Cloud cost team" longest={80} />
        <ChoiceField
          name="kind"
          label="Kind"
          initial={kind}
          options={kinds}
          onChoose={(text) => onKind(kindOf(text))}
        />
      </div>
      {kind === 'email' ? <MailFields channel={channel} /> : <WebhookFields kind={kind} channel={channel} />}
      <fieldset className={styles['choices']}>
        <legend>Told of</legend>
        {eventNames.map(({ id, name, hint }) => (
          <Check key={id} name="events" value={id} label={name} hint={hint} initial={isChosen(id)} />
        ))}
      </fieldset>
      <Check
        name="settings.allowsPrivate"
        label="The server is our own"
        hint="private addresses and http are allowed"
        initial={channel?.settings['allowsPrivate'] === true}
      />
      <Check name="isEnabled" label="Send to it" initial={channel?.isEnabled ?? true} />
    </>
  );
}

/** Adds a channel. */
export function AddChannel() {
  const [kind, setKind] = useState<ChannelKindView>('mattermost');
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="plus" small />
          Add a channel
        </>
      }
      triggerClass="btn"
      title="New channel"
      save="Add channel"
      read={(data): Change => ({ method: 'POST', path: '/api/v1/channels', body: contentsOf(kind, data) })}
    >
      <ChannelFields channel={null} kind={kind} onKind={setKind} />
    </WordDialog>
  );
}

/** Changes a channel, or removes it. */
export function EditChannel({ channel }: { readonly channel: ChannelView }) {
  const [kind, setKind] = useState<ChannelKindView>(channel.kind);
  const path = `/api/v1/channels/${channel.id}`;
  return (
    <WordDialog
      trigger={
        <>
          <Icon name="pen" small />
          Edit<span className="vh"> {channel.name}</span>
        </>
      }
      title={channel.name}
      save="Save"
      read={(data): Change => ({ method: 'PUT', path, body: contentsOf(kind, data) })}
      other={{ label: 'Remove channel', change: { method: 'DELETE', path } }}
    >
      <ChannelFields channel={channel} kind={kind} onKind={setKind} />
    </WordDialog>
  );
}
