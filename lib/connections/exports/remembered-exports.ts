import 'server-only';
import { z } from 'zod';
import { saveConnectionState } from '../../../db/commands/save-connection-state';
import { connectionStateOf } from '../../../db/queries/connections';
import type { Month } from '../../month/month';
import type { ConnectorContext } from '../connector';
import { chooseExport, pathOf } from './choose-export';
import type { RememberedExport, RememberedPeriod } from './due-periods';
import type { ListedExport } from './list-exports';

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

const chosenKey = (where: string) => `chosen ${where}`;

/**
 * The export that a pull reads. One that is read already goes on being read when others appear beside it: they are a
 * notice. Throws ConnectionError as chooseExport does.
 */
export const chooseForPull = (
  { db, connection }: Rememberer,
  exports: readonly ListedExport[],
  wanted: string | undefined,
  where: string,
): { readonly found: ListedExport; readonly notices: readonly string[] } => {
  const known = z.string().safeParse(connectionStateOf(db, connection.id, chosenKey(where))).data;
  const goesOn = wanted === undefined ? exports.find((one) => pathOf(one) === known) : undefined;
  const found = goesOn ?? chooseExport(exports, wanted, where);
  if (pathOf(found) !== known) saveConnectionState(db, connection.id, chosenKey(where), pathOf(found));
  const others = goesOn === undefined ? [] : exports.filter((one) => one !== found);
  if (others.length === 0) return { found, notices: [] };
  const notice = `${pathOf(found)} goes on being read. Beside it are ${others.map(pathOf).join(', ')}: connect each by itself.`;
  return { found, notices: [notice] };
};
