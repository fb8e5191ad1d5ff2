import 'server-only';
import { z } from 'zod';
import { saveConnectionState } from '../../../../db/commands/save-connection-state';
import { connectionStateOf } from '../../../../db/queries/connections';
import type { ConnectorContext } from '../../connector';

const memorySchema = z.object({
  /** The account that credentials belonged to. */
  payerId: z.string().nullable(),
  /** The oldest month that AWS gave, after it had refused older ones. */
  historyStart: z.string().nullable(),
  /** Record types met so far; null: no pull ended yet. */
  types: z.array(z.string()).nullable(),
  /** Record types whose services don't tell their class, so that they are asked for apart. */
  apart: z.array(z.string()),
  /** Pages a month by view. */
  pages: z.record(z.string(), z.number()),
  /** The day on which each month was last brought. */
  asked: z.record(z.string(), z.string()),
  /** Months without any cost, which no import brings. */
  empty: z.array(z.string()),
  /** The day on which commitments and forecast were last read. */
  slowOn: z.string().nullable(),
});

/** What a connection to Cost Explorer remembers from one pull to the next. */
export type Memory = z.infer<typeof memorySchema>;

export const nothingKnown: Memory = {
  ...{ payerId: null, historyStart: null, types: null, apart: [], pages: {}, asked: {}, empty: [], slowOn: null },
};

const key = 'cost-explorer';

type Place = Pick<ConnectorContext, 'db' | 'connection'>;

export const recallMemory = ({ db, connection }: Place): Memory => {
  const kept = memorySchema.safeParse(connectionStateOf(db, connection.id, key));
  return kept.success ? kept.data : nothingKnown;
};

export const keepMemory = ({ db, connection }: Place, memory: Memory): void =>
  saveConnectionState(db, connection.id, key, memory);
