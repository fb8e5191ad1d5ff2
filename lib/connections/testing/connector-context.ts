import 'server-only';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PerunitDatabase } from '../../../db/client';
import { addConnection } from '../../../db/commands/save-connection';
import { temporaryDatabase } from '../../../db/testing/sample-scan';
import { runImport } from '../../jobs/run-import';
import { readSecret } from '../../secrets/read-secret';
import type { PullContext } from '../connector';

/** A connection on a real database of its own: what it is called with, and what it said. */
export type ConnectorBench = {
  readonly db: PerunitDatabase;
  readonly context: PullContext;
  readonly said: string[];
  /** Secrets by the name of their variable. */
  readonly environment: Record<string, string>;
  readonly clock: { now: Date };
  /** Cancels what runs. */
  readonly cancel: () => void;
  readonly remove: () => void;
};

/** Sets up one connection of a kind; imports go the way that every file goes. */
export const connectorBench = (kind: string, now: string): ConnectorBench => {
  const { db, remove } = temporaryDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'perunit-pull-'));
  const id = addConnection(db, { kind, name: kind, settings: {}, isEnabled: true }, { by: 'test' });
  const [said, environment, clock]: [string[], Record<string, string>, { now: Date }] = [
    [],
    {},
    { now: new Date(now) },
  ];
  const aborted = new AbortController();
  const context: PullContext = {
    ...{ db, folder, connection: { id, name: kind }, signal: aborted.signal },
    now: () => clock.now,
    secret: (reference) => readSecret(reference, { NODE_ENV: 'test', ...environment }),
    log: (_, text) => said.push(text),
    report: ({ text }) => said.push(text),
    importFiles: (inputs) => runImport({ db, inputs, by: 'test', signal: aborted.signal }),
  };
  const removeAll = (): void => {
    remove();
    rmSync(folder, { recursive: true });
  };
  return { db, context, said, environment, clock, cancel: () => aborted.abort(), remove: removeAll };
};
