import 'server-only';
import { argv } from 'node:process';
import { openDatabase } from '../../../db/client';
import { runImport } from '../../jobs/run-import';
import { s3ExportConnector } from '../kinds/s3-export/s3-export-connector';
import { s3SettingsSchema } from '../kinds/s3-export/s3-settings';

/** A process that pulls an S3 export once, to be killed: a database, a connection, a folder, settings. */
const [, , path = '', id = '0', folder = '', settings = '{}'] = argv;
const db = openDatabase(path);
const { signal } = new AbortController();
console.log('started');
await s3ExportConnector.pull(
  s3SettingsSchema.parse(JSON.parse(settings)),
  { months: null },
  {
    ...{ db, folder, signal, connection: { id: Number(id), name: 'killed' } },
    now: () => new Date('2026-02-20T06:00:00Z'),
    secret: () => '',
    log: () => {},
    report: () => {},
    importFiles: (inputs) => runImport({ db, inputs, by: 'test', signal }),
  },
);
console.log('done');
