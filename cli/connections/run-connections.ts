import { organisationDatabase, type PerunitDatabase } from '../../db/client';
import { addConnection, changeConnection, removeConnection } from '../../db/commands/save-connection';
import { type Connection, connectionById, listConnections } from '../../db/queries/connections';
import { listSchedules } from '../../db/queries/schedules';
import type { ConnectionField } from '../../lib/connections/connector';
import { findConnection } from '../../lib/connections/find-connection';
import { fieldValues, readSettings } from '../../lib/connections/read-settings';
import { connectorOf, connectors } from '../../lib/connections/registry';
import { type ConnectionTest, lastTest, testConnection } from '../../lib/connections/test-connection';
import { ensureSchedules } from '../../lib/jobs/schedule/run-due-schedules';
import { setSchedule } from '../../lib/jobs/schedule/set-schedule';
import { EXIT_CODES } from '../exit-codes';
import { formatTable } from '../print-table';
import { defaultPerson } from '../report-month';
import type { Change } from './change';
import { printRefusal } from './print-refusal';

const own = (): PerunitDatabase => organisationDatabase('own');

/** What a person can mend is said with its remedy, and ends with 1. */
const saying = async (work: () => Promise<void> | void): Promise<void> => {
  try {
    await work();
  } catch (error) {
    printRefusal(error);
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

export const runList = ({ json }: { readonly json: boolean }): void => {
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

const fieldLine = ({ key, label, hint, type, options, isRequired, shownWith }: ConnectionField): string => {
  const values = options?.map(({ value }) => value).filter((value) => value !== '');
  const what = values?.join('|') ?? (type === 'switch' ? 'true|false' : '…');
  const where = shownWith === undefined ? '' : ` with ${shownWith.key}=${shownWith.value}`;
  return `  --set ${key}=${what}  ${label}${isRequired ? ` (required${where})` : ''}: ${hint}`;
};

/** The kinds, a line each; of one, its settings too. */
export const runKinds = (wanted?: string): void => {
  const shown = connectors.filter(({ kind }) => wanted === undefined || kind === wanted);
  for (const { kind, title, summary, fields } of shown) {
    console.log(`${kind}: ${title}. ${summary}`);
    if (wanted !== undefined) for (const field of fields) console.log(fieldLine(field));
  }
  if (wanted === undefined) console.log('\nperunit connections kinds folder says what to set for a folder.');
  else if (shown.length > 0) console.log('Of several values, the first holds while none is set.');
  if (shown.length > 0) return;
  console.error(`“${wanted}” is no kind of connection. perunit connections kinds lists them.`);
  process.exitCode = EXIT_CODES.usage;
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

export const runAdd = (kind: string, name: string, { set = {}, off, as }: Change): Promise<void> =>
  saying(async () => {
    const settings = readSettings(kind, set);
    const by = as ?? defaultPerson();
    const id = addConnection(own(), { kind, name, settings, isEnabled: !off }, { by });
    console.log(`“${name}” is connection ${id}.`);
    await test(id);
  });

/** When a connection is pulled by itself, as a pattern of cron in UTC. */
const setTime = (id: number, pattern: string, by: string): void => {
  ensureSchedules(own(), new Date());
  const schedule = listSchedules(own()).find(({ connectionId }) => connectionId === id);
  if (schedule !== undefined) setSchedule(own(), schedule.id, { pattern }, by);
};

export const runSet = (words: string, { set = {}, name, on, off, at, as }: Change): Promise<void> =>
  withConnection(words, async (connection) => {
    const { fields } = connectorOf(connection.kind);
    const settings = readSettings(connection.kind, { ...fieldValues(fields, connection.settings), ...set });
    const isEnabled = on || (connection.isEnabled && !off);
    const contents = { name: name ?? connection.name, settings, isEnabled };
    const by = as ?? defaultPerson();
    if (at !== undefined) setTime(connection.id, at, by);
    changeConnection(own(), connection.id, contents, { by });
    console.log(`“${contents.name}” is changed, and ${isEnabled ? 'on' : 'off'}.`);
    if (Object.keys(set).length > 0) await test(connection.id);
  });

export const runRemove = (words: string, { as }: { readonly as?: string }): Promise<void> =>
  withConnection(words, ({ id, name }) => {
    removeConnection(own(), id, { by: as ?? defaultPerson() });
    console.log(`“${name}” is removed. What it brought stays.`);
  });

export const runTest = (words: string): Promise<void> => withConnection(words, ({ id }) => test(id));
