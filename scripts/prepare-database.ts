import { createServer } from 'node:net';
import { closeOrganisationDatabases, organisationDatabase } from '../db/client';
import { dataDirectory } from '../db/data-directory';
import { DatabaseError } from '../db/database-error';
import { describeListenError, listen, readListenAddress } from './server/listen-address';

/** Says at once what would only show after the build: a port in use, a HOST that is refused. */
async function findAddressProblem(): Promise<string | null> {
  const address = readListenAddress({ HOST: process.env['HOST'], PORT: process.env['PORT'] });
  if ('problem' in address) return address.problem;
  const probe = createServer();
  try {
    await listen(probe, address);
    return null;
  } catch (error) {
    return describeListenError(error as NodeJS.ErrnoException, address);
  } finally {
    probe.close();
  }
}

/** Makes and migrates the databases; returns what stands in the way, with the way out. */
function findDatabaseProblem(): string | null {
  try {
    organisationDatabase('own');
    organisationDatabase('demo');
    return null;
  } catch (error) {
    if (error instanceof DatabaseError) return `${error.message} ${error.remedy}`;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `The data folder ${dataDirectory()} can’t be used: ${message}. Choose another: PERUNIT_DATA=/another/folder npm start.`;
  } finally {
    closeOrganisationDatabases();
  }
}

const problem = (await findAddressProblem()) ?? findDatabaseProblem();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
console.log(`Database ready in ${dataDirectory()}`);
