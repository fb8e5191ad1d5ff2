import 'server-only';
import { join, resolve } from 'node:path';

export const organisations = ['own', 'demo'] as const;
export type Organisation = (typeof organisations)[number];

const databaseFiles: Record<Organisation, string> = { own: 'perunit.db', demo: 'demo.db' };

/** The folder the product is installed in: where its migrations and child programs are. */
export const projectRoot = (): string => process.env['PERUNIT_ROOT'] ?? process.cwd();

/** The folder that holds the databases, kept originals and uploads: `PERUNIT_DATA`, or `data` in the project. */
export const dataDirectory = (): string => resolve(process.env['PERUNIT_DATA'] ?? join(projectRoot(), 'data'));

/** The database file of an organisation. */
export const databasePath = (organisation: Organisation): string => join(dataDirectory(), databaseFiles[organisation]);

/** Which organisation a database file holds: `demo.db` is the demo, any other file one's own. */
export const organisationOfPath = (path: string): Organisation => (path.endsWith(databaseFiles.demo) ? 'demo' : 'own');
