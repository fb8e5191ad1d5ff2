import 'server-only';
import type { Connector } from '../../connections/connector';
import { checked, connectors } from '../../connections/registry';
import { testConnector } from './test-connector';

/** Adds the test connector to the kinds of this process. */
export const withTestConnector = (): void => {
  if (!connectors.some(({ kind }) => kind === 'test')) (connectors as Connector[]).push(checked(testConnector));
};
