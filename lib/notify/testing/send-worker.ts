import 'server-only';
import { closeDatabase, openDatabase } from '../../../db/client';
import { recordEvents } from '../../../db/commands/record-event';
import { sendNotifications } from '../run-notifications';

const messageOf = (number: number) => ({
  ...{ title: `Event ${number}`, sentences: [], facts: [], lists: [], path: '/data', place: 'Data' },
  ...{ runbook: null, edition: null },
});

/** Notes event after event and sends what is due, until it is killed; prints the key of each event that was noted. */
const sendForever = async (path: string, run: string): Promise<void> => {
  const db = openDatabase(path);
  for (let number = 0; number < 100_000; number += 1) {
    const key = `worker:${run}:${number}`;
    const happenedAt = new Date().toISOString();
    recordEvents(db, [{ kind: 'import-failed', key, message: messageOf(number), happenedAt }]);
    process.stdout.write(`${key}\n`);
    await sendNotifications(db);
  }
  closeDatabase(db);
};

const [path, run] = process.argv.slice(2);
if (path !== undefined && run !== undefined) await sendForever(path, run);
