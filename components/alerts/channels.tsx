import { plural } from '@/components/data/format-size';
import { Icon } from '@/components/ui/icon';
import styles from './alerts.module.css';
import { AddChannel, EditChannel } from './channel-editor';
import { TestChannel } from './channel-test';
import { channelNames, eventWords } from './event-names';
import type { AlertsPageView, ChannelView } from './view-types';

function Health({ channel }: { readonly channel: ChannelView }) {
  if (!channel.isEnabled) return <span className="st none">Off</span>;
  if (channel.deadCount > 0) {
    return (
      <a className="st bad" href="#deliveries">
        <Icon name="octagon" small />
        {plural(channel.deadCount, 'message')} given up
      </a>
    );
  }
  return channel.lastSent === null ? (
    <span className="st none">Nothing sent yet</span>
  ) : (
    <span className="st good">
      <Icon name="check" small />
      {channel.lastSent}
    </span>
  );
}

function Row({ channel, canChange }: { readonly channel: ChannelView; readonly canChange: boolean }) {
  return (
    <tr>
      <th scope="row" className={styles['wide']}>
        {channel.name} <span className="under">{channelNames[channel.kind]}</span>
      </th>
      <td className={styles['events']}>{eventWords(channel.events)}</td>
      <td>
        <Health channel={channel} />
      </td>
      {canChange && (
        <td>
          <div className={styles['rowActions']}>
            <TestChannel channel={channel} />
            <EditChannel channel={channel} />
          </div>
        </td>
      )}
    </tr>
  );
}

/** Where messages are sent, and what each channel is told of. */
export function Channels({ view }: { readonly view: AlertsPageView }) {
  const { channels, canChange, linksTo } = view;
  return (
    <section id="channels">
      <header>
        <p className="sec">Channels</p>
        <h2>
          {channels.length === 0 ? 'Nobody is told yet' : `${plural(channels.length, 'channel')} told of what happens`}
        </h2>
      </header>
      {channels.length === 0 ? (
        <p className="sub">
          {canChange
            ? 'Add a chat, a webhook or a mailbox: it is told'
            : 'A chat, a webhook or a mailbox would be told'}{' '}
          when a report is published, an import fails, an alert opens, and more.
        </p>
      ) : (
        <div className="tw">
          <table className={styles['channels']}>
            <caption className="vh">Channels</caption>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">Told of</th>
                <th scope="col">Last message</th>
                {canChange && (
                  <th scope="col">
                    <span className="vh">Test and change</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {channels.map((channel) => (
                <Row key={channel.id} channel={channel} canChange={canChange} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {canChange && (
        <div className="word-add">
          <AddChannel />
        </div>
      )}
      {channels.length > 0 && (
        <p className="note">
          {linksTo === null
            ? 'Messages have no links: nobody said where people reach this server. Enter it under Thresholds and links.'
            : `Links in messages lead to ${linksTo}.`}
        </p>
      )}
    </section>
  );
}
