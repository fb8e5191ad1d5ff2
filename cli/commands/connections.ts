import { Command, InvalidArgumentError } from 'commander';
import { organisationDatabase, type PerunitDatabase } from '../../db/client';
import { addConnection, changeConnection, removeConnection } from '../../db/commands/save-connection';
import { type Connection, connectionById, listConnections } from '../../db/queries/connections';
import { ConnectionError } from '../../lib/connections/connection-error';
import { findConnection } from '../../lib/connections/find-connection';
import { fieldValues, readSettings } from '../../lib/connections/read-settings';
import { connectorOf, connectors } from '../../lib/connections/registry';
import { type ConnectionTest, lastTest, testConnection } from '../../lib/connections/test-connection';
import { EXIT_CODES } from '../exit-codes';
import { formatTable } from '../print-table';
import { defaultPerson } from '../report-month';

type Values = Readonly<Record<string, string>>;
type Change = {
  readonly set: Values;
  readonly name?: string;
  readonly on: boolean;
  readonly off: boolean;
  readonly as?: string;
};

const own = (): PerunitDatabase => organisationDatabase('own');

const collect = (text: string, values: Values): Values => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write key=value, for example --set path=/srv/exports.');
  return { ...values, [text.slice(0, at)]: text.slice(at + 1) };
};

/** What a person can mend is said with its remedy, and ends with 1. */
const saying = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    console.error(`${error.message}\n${error.remedy}`);
    process.exitCode = EXIT_CODES.refused;
  }
};

const withConnection = (words: string, work: (connection: Connection) => Promise<void> | void): Promise<void> =>
  saying(() => {
    const connection = findConnection(own(), words);
    if (connection !== null) return work(connection);
    console.error(`No connection is called “${words}”. perunit connections lists them.`);
    process.exitCode = EXIT_CODES.usage;
  });

const testWords = (test: ConnectionTest | null): string =>
  test === null ? 'not tested' : `${test.isOk ? 'works' : 'fails'}: ${test.text}`;

const runList = ({ json }: { readonly json: boolean }): void => {
  const db = own();
  const all = listConnections(db).map((connection) => ({ ...connection, lastTest: lastTest(db, connection.id) }));
  if (json) console.log(JSON.stringify(all));
  else if (all.length === 0) console.log('There is no connection yet. perunit connections kinds says what there is.');
  else {
    const rows = all.map(({ id, name, kind, isEnabled, lastTest: test }) => [
      ...[String(id), name, kind, isEnabled ? 'on' : 'off'],
      testWords(test),
    ]);
    console.log(formatTable([['no.', 'name', 'kind', 'daily', 'last test'], ...rows], [0]));
  }
};

const runKinds = (): void => {
  for (const { kind, title, summary, fields } of connectors) {
    console.log(`${kind}: ${title}. ${summary}`);
    for (const { key, label, hint, isRequired, shownWith } of fields) {
      const where = shownWith === undefined ? '' : ` with ${shownWith.key}=${shownWith.value}`;
      console.log(`  --set ${key}=…  ${label}${isRequired ? ` (required${where})` : ''}: ${hint}`);
    }
  }
};

const printTest = (test: ConnectionTest): void => {
  if (test.isOk) {
    console.log([test.text, ...test.details.map((line) => `  ${line}`)].join('\n'));
    return;
  }
  console.error([test.text, test.remedy, test.attachment].filter((line) => line !== null).join('\n'));
  process.exitCode = EXIT_CODES.failed;
};

const test = async (id: number): Promise<void> => {
  const connection = connectionById(own(), id);
  if (connection !== null) printTest(await testConnection(own(), connection));
};

const runAdd = (kind: string, name: string, { set, off, as }: Change): Promise<void> =>
  saying(async () => {
    const settings = readSettings(kind, set);
    const by = as ?? defaultPerson();
    const id = addConnection(own(), { kind, name, settings, isEnabled: !off }, { by });
    console.log(`“${name}” is connection ${id}.`);
    await test(id);
  });

const runSet = (words: string, { set, name, on, off, as }: Change): Promise<void> =>
  withConnection(words, async (connection) => {
    const { fields } = connectorOf(connection.kind);
    const settings = readSettings(connection.kind, { ...fieldValues(fields, connection.settings), ...set });
    const isEnabled = on || (connection.isEnabled && !off);
    const contents = { name: name ?? connection.name, settings, isEnabled };
    changeConnection(own(), connection.id, contents, { by: as ?? defaultPerson() });
    console.log(`“${contents.name}” is changed, and ${isEnabled ? 'on' : 'off'}.`);
    if (Object.keys(set).length > 0) await test(connection.id);
  });

const runRemove = (words: string, { as }: { readonly as?: string }): Promise<void> =>
  withConnection(words, ({ id, name }) => {
    removeConnection(own(), id, { by: as ?? defaultPerson() });
    console.log(`“${name}” is removed. What it brought stays.`);
  });

const asOption = ['--as <name>', 'who changes it (default: you on this machine)'] as const;
const setOption = ['--set <key=value>', 'a setting; secrets as env:NAME or file:/path', collect, {}] as const;

export const connectionsCommand = new Command('connections')
  .description('Where data is pulled from: list, add, test, change, remove.')
  .addCommand(
    new Command('list')
      .description('List the connections and what their last test found.')
      .option('--json', 'print JSON', false)
      .action(runList),
    { isDefault: true },
  )
  .addCommand(new Command('kinds').description('List the kinds of connection and their settings.').action(runKinds))
  .addCommand(
    new Command('add')
      .description('Add a connection and test it.')
      .argument('<kind>')
      .argument('<name>')
      .option(...setOption)
      .option('--off', 'do not pull it daily', false)
      .option(...asOption)
      .action(runAdd),
  )
  .addCommand(
    new Command('test')
      .description('Make the test call of a connection.')
      .argument('<connection>')
      .action((words: string) => withConnection(words, ({ id }) => test(id))),
  )
  .addCommand(
    new Command('set')
      .description('Change a connection: settings that are not named stay, an empty value takes one away.')
      .argument('<connection>')
      .option(...setOption)
      .option('--name <name>', 'call it otherwise')
      .option('--on', 'pull it daily', false)
      .option('--off', 'do not pull it daily', false)
      .option(...asOption)
      .action(runSet),
  )
  .addCommand(
    new Command('remove')
      .description('Remove a connection; what it brought stays.')
      .argument('<connection>')
      .option(...asOption)
      .action(runRemove),
  );
