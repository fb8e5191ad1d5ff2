import 'server-only';
import { organisationDatabase } from '../../db/client';
import { type Connection, connectionById } from '../../db/queries/connections';
import { ProblemError } from '../observe/problems';
import { rowId } from '../observe/row-id';

/** The connection that an address names. Throws `not-found`. */
export const keptConnection = (id: string): Connection => {
  const connection = connectionById(organisationDatabase('own'), rowId(id));
  if (connection === null) throw new ProblemError('not-found', `There is no connection ${id}.`);
  return connection;
};
