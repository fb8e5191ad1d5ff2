import 'server-only';
import { closeDatabase, openDatabase } from '../../../db/client';
import { saveSetting } from '../../../db/commands/save-setting';
import { closingInForce, editionsOf } from '../../../db/queries/editions';
import { closeMonth, reopenMonth } from '../close-month';
import { publishMonth } from '../publish-month';

const month = '2026-01';
const by = 'worker';

/** Issues edition after edition until it is killed, and prints `edition sha256` for each that was acknowledged. */
const publishForever = (path: string): void => {
  const db = openDatabase(path);
  for (let count = editionsOf(db, month).length; count < 10_000; count += 1) {
    saveSetting(db, 'organisationName', `Acme ${count}`, { validFrom: null, by });
    saveSetting(db, 'kpiScopeClasses', count % 2 === 0 ? ['usage'] : ['usage', 'tax'], { validFrom: null, by });
    if (closingInForce(db, month) !== null) reopenMonth(db, { month, by, reason: 'once more' });
    closeMonth(db, { month, by });
    const { edition, sha256 } = publishMonth(db, { month, by, reason: `the ${count}th time` });
    process.stdout.write(`${edition} ${sha256}\n`);
  }
  closeDatabase(db);
};

const [path] = process.argv.slice(2);
if (path !== undefined) publishForever(path);
