import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { removeChannel } from '../../db/commands/save-channel';
import { DatabaseError } from '../../db/database-error';
import { type Channel, type ChannelKind, channelKinds, eventKinds } from '../../db/notify-types';
import { listChannels } from '../../db/queries/channels';
import { channelBody } from '../../lib/api/channels';
import { connectChannel, testChannel } from '../../lib/notify/manage-channels';
import { EXIT_CODES } from '../exit-codes';
import { configuredOrganisation } from '../open-organisation';
import { defaultPerson } from '../report-month';

type Demo = { readonly demo: boolean };

type AddOptions = Demo & {
  readonly events: readonly string[];
  readonly private: boolean;
  readonly as?: string;
  readonly url?: string;
  readonly secret?: string;
  readonly host?: string;
  readonly port: number;
  readonly security: string;
  readonly user?: string;
  readonly password?: string;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly pdf: boolean;
};

const readId = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError('It is no number of a channel: perunit channels lists them.');
  return Number(text);
};

const readNames = (text: string): string[] => text.split(',').map((name) => name.trim());

const refuse = (text: string): void => {
  console.error(text);
  process.exitCode = EXIT_CODES.refused;
};

/** What a person can mend is said with its remedy, and ends with 1. */
const saying = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    refuse(`${error.message} ${error.code === 'unknown-record' ? 'perunit channels lists them.' : error.remedy}`);
  }
};

const line = ({ id, kind, name, events, isEnabled }: Channel): string =>
  `${id}  ${kind}  ${name}${isEnabled ? '' : ' (off)'}: ${events.length === 0 ? 'nothing' : events.join(', ')}`;

const runList = ({ demo }: Demo): void => {
  const channels = listChannels(configuredOrganisation({ demo }));
  if (channels.length === 0)
    console.log('There is no channel yet: perunit channels add mattermost Team --url env:CHAT_WEBHOOK');
  for (const channel of channels) console.log(line(channel));
};

const settingsOf = (kind: ChannelKind, options: AddOptions): unknown => {
  const { url, secret, host, port, security, user, password, from, to = [], pdf, private: allowsPrivate } = options;
  if (kind === 'email') {
    return {
      ...{ host, port, security, from, to, attachesPdf: pdf, allowsPrivate },
      ...{ user: user ?? null, password: password ?? null },
    };
  }
  return { url, allowsPrivate, ...(kind === 'webhook' && { secret: secret ?? null }) };
};

const runAdd = async (kind: ChannelKind, name: string, options: AddOptions): Promise<void> => {
  const { events, demo, as: by = defaultPerson() } = options;
  const body = channelBody.safeParse({ kind, name, settings: settingsOf(kind, options), events, isEnabled: true });
  if (!body.success) {
    return refuse(body.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  await saying(async () => {
    const id = await connectChannel(configuredOrganisation({ demo }), body.data, { by });
    console.log(`Channel ${id} is added. Try it: perunit channels test ${id}`);
  });
};

const runTest = (id: number, { demo }: Demo): Promise<void> =>
  saying(async () => {
    const { isSent, error, remedy } = await testChannel(configuredOrganisation({ demo }), id);
    if (isSent) console.log('The test message was taken.');
    else refuse(`${error} ${remedy}`);
  });

const runRemove = (id: number, { demo, as: by = defaultPerson() }: Demo & { readonly as?: string }): Promise<void> =>
  saying(() => {
    removeChannel(configuredOrganisation({ demo }), id, { by });
    console.log(`Channel ${id} is removed. What was sent to it stays in the history.`);
  });

const demoOption = ['--demo', 'act on the demo organisation', false] as const;
const asOption = ['--as <name>', 'who does it (default: you on this machine)'] as const;

const addCommand = new Command('add')
  .description('Add a channel; it is told of what happens from now on.')
  .addArgument(new Argument('<kind>', 'what it is').choices(channelKinds))
  .argument('<name>', 'what people call it')
  .option('--url <secret>', 'where the webhook’s address is: env:NAME or file:/path')
  .option('--secret <secret>', 'webhook: what messages are signed with: env:NAME or file:/path')
  .option('--host <name>', 'email: the mail server')
  .option('--port <n>', 'email: its port', Number, 587)
  .addOption(new Option('--security <how>', 'email').choices(['starttls', 'tls', 'none']).default('starttls'))
  .option('--user <name>', 'email: the user')
  .option('--password <secret>', 'email: where the password is: env:NAME or file:/path')
  .option('--from <address>', 'email: the sender')
  .option('--to <addresses>', 'email: who gets it, with commas', readNames)
  .option('--no-pdf', 'email: do not attach the report')
  .option('--events <kinds>', 'what it is told of, with commas', readNames, [...eventKinds])
  .option('--private', 'the server is our own: private addresses and http are allowed', false)
  .option(...asOption)
  .option(...demoOption)
  .action(runAdd);

export const channelsCommand = new Command('channels')
  .description('Where messages are sent: Mattermost, Slack, webhooks and mail.')
  .addCommand(
    new Command('list')
      .description('List the channels.')
      .option(...demoOption)
      .action(runList),
    { isDefault: true },
  )
  .addCommand(addCommand)
  .addCommand(
    new Command('test')
      .description('Send a test message, at once.')
      .argument('<id>', 'the channel’s number', readId)
      .option(...demoOption)
      .action(runTest),
  )
  .addCommand(
    new Command('remove')
      .description('Remove a channel.')
      .argument('<id>', 'the channel’s number', readId)
      .option(...asOption)
      .option(...demoOption)
      .action(runRemove),
  );
