import 'server-only';
import { z } from 'zod';
import { saveConnectionState } from '../../../db/commands/save-connection-state';
import { connectionStateOf } from '../../../db/queries/connections';
import type { Month } from '../../month/month';
import type { ConnectorContext } from '../connector';
import type { RememberedExport, RememberedPeriod } from './due-periods';

type Rememberer = Pick<ConnectorContext, 'db' | 'connection'>;

const rememberedSchema = z.record(
  z.string(),
  z.object({
    fingerprint: z.string(),
    execution: z.string().nullable(),
    result: z.enum(['taken', 'waiting', 'refused']),
    isGone: z.boolean().optional(),
  }),
);

/** What a connection remembers of an export's periods; nothing, where that cannot be read. */
export const rememberedExport = ({ db, connection }: Rememberer, key: string): RememberedExport =>
  rememberedSchema.safeParse(connectionStateOf(db, connection.id, key)).data ?? {};

/** Notes what became of a period of an export: after its import, never before it. */
export const rememberPeriod = (at: Rememberer, key: string, month: Month, period: RememberedPeriod): void =>
  saveConnectionState(at.db, at.connection.id, key, { ...rememberedExport(at, key), [month]: period });
