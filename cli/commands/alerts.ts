import { Command, InvalidArgumentError } from 'commander';
import { type AlertAction, actOnAlert } from '../../db/commands/save-alert';
import { DatabaseError } from '../../db/database-error';
import type { Alert } from '../../db/notify-types';
import { openAlerts, resolvedAlerts } from '../../db/queries/alerts';
import { timeBetween } from '../../lib/notify/alerts/time-between';
import { runNotifications } from '../../lib/notify/run-notifications';
import { countOf } from '../../lib/report/format/words';
import { EXIT_CODES } from '../exit-codes';
import { configuredOrganisation } from '../open-organisation';
import { defaultPerson } from '../report-month';

type Demo = { readonly demo: boolean };
type Acting = Demo & { readonly as?: string };

const DAY_MS = 86_400_000;

const readId = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError('It is no number of an alert: perunit alerts lists them.');
  return Number(text);
};

const readDays = (text: string): number => {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new InvalidArgumentError('It is no number of days, 1 to 366.');
  return days;
};

const standing = ({ acknowledgedAt, acknowledgedBy, snoozedUntil, openedAt }: Alert): string =>
  [
    `open since ${openedAt.slice(0, 10)}`,
    ...(acknowledgedAt === null
      ? []
      : [`acknowledged by ${acknowledgedBy} after ${timeBetween(openedAt, acknowledgedAt)}`]),
    ...(snoozedUntil === null ? [] : [`snoozed until ${snoozedUntil.slice(0, 10)}`]),
  ].join(', ');

const printAlert = (alert: Alert): void => {
  const { happened, size, since, causes, causesTitle, todo, title } = alert.story;
  console.log(`\n${alert.id}  ${alert.stage === 'alert' ? 'ALERT  ' : 'WARNING'}  ${title}`);
  const likely = causes.map(({ name, amount }) => `${name} ${amount}`).join(', ');
  const lines = [happened, size, since, ...(likely === '' ? [] : [`${causesTitle}: ${likely}`]), todo, standing(alert)];
  for (const line of lines) console.log(`   ${line}`);
};

const runList = ({ demo, json }: Demo & { readonly json: boolean }): void => {
  const db = configuredOrganisation({ demo });
  const [open, resolved] = [openAlerts(db), resolvedAlerts(db)];
  if (json) {
    console.log(JSON.stringify({ open, resolved }, null, 2));
    return;
  }
  console.log(open.length === 0 ? 'No alert is open.' : `${countOf(open.length, 'alert')} open.`);
  for (const alert of open) printAlert(alert);
  if (resolved.length > 0) console.log(`\n${countOf(resolved.length, 'alert')} resolved (--json lists them).`);
};

const act = (id: number, action: AlertAction, { demo, as: by = defaultPerson() }: Acting, done: string): void => {
  try {
    actOnAlert(configuredOrganisation({ demo }), id, action, { by, at: new Date().toISOString() });
    console.log(`Alert ${id} is ${done}.`);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const remedy = error.code === 'unknown-record' ? 'perunit alerts lists them.' : error.remedy;
    console.error(`${error.message} ${remedy}`);
    process.exitCode = EXIT_CODES.refused;
  }
};

/** The same that the server does by itself: for a machine on which none runs. */
const runCheck = async ({ demo }: Demo): Promise<void> => {
  const db = configuredOrganisation({ demo });
  await runNotifications(db, { now: new Date() });
  console.log(`Looked and sent what was due. ${countOf(openAlerts(db).length, 'alert')} open.`);
};

const demoOption = ['--demo', 'act on the demo organisation', false] as const;
const asOption = ['--as <name>', 'who does it (default: you on this machine)'] as const;

const acting = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<id>', 'the alert’s number', readId)
    .option(...asOption)
    .option(...demoOption);

export const alertsCommand = new Command('alerts')
  .description('What is wrong with the figures: budgets, targets, days that cost far more than usual.')
  .addCommand(
    new Command('list')
      .description('List the open alerts, each with its story.')
      .option('--json', 'print everything as JSON, resolved ones too', false)
      .option(...demoOption)
      .action(runList),
    { isDefault: true },
  )
  .addCommand(
    acting('ack', 'Acknowledge an alert: somebody looks at it.').action((id: number, options: Acting) =>
      act(id, { action: 'acknowledge' }, options, 'acknowledged'),
    ),
  )
  .addCommand(
    acting('snooze', 'Put an alert off; it is told of again when the time is over.')
      .option('--days <n>', 'for so many days', readDays, 7)
      .action((id: number, { days, ...options }: Acting & { readonly days: number }) => {
        const until = new Date(Date.now() + days * DAY_MS).toISOString();
        act(id, { action: 'snooze', until }, options, `snoozed until ${until.slice(0, 10)}`);
      }),
  )
  .addCommand(
    acting('resolve', 'Resolve an alert: what it says was dealt with.').action((id: number, options: Acting) =>
      act(id, { action: 'resolve' }, options, 'resolved'),
    ),
  )
  .addCommand(
    new Command('check')
      .description('Look for alerts and events now, and send what is due.')
      .option(...demoOption)
      .action(runCheck),
  );
