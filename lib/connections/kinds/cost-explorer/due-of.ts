import 'server-only';
import { reportStatesIn } from '../../../../db/queries/editions';
import { settledMonths } from '../../../../db/queries/settled-months';
import type { Month } from '../../../month/month';
import type { ConnectorContext, PullRequest } from '../../connector';
import { type DueMonths, dueMonths } from './due-months';
import type { Memory } from './memory';
import type { CostExplorerSettings } from './settings';

const everything = { first: '0000-01', last: '9999-12' };

/** Months that are there as final; nobody's while the payer is not known yet. */
const settledOf = (db: ConnectorContext['db'], payerId: string | null, { asked, empty }: Memory): Map<Month, string> =>
  new Map(
    (payerId === null ? [] : [...settledMonths(db, `cost-explorer:${payerId}`), ...empty]).flatMap(
      (month): [Month, string][] => {
        const askedOn = asked[month];
        return askedOn === undefined ? [] : [[month, askedOn]];
      },
    ),
  );

/** The months that a pull would ask for now, as the organisation's database knows them. */
export const dueOf = (
  settings: CostExplorerSettings,
  { months }: PullRequest,
  { db, now }: Pick<ConnectorContext, 'db' | 'now'>,
  memory: Memory,
): DueMonths =>
  dueMonths({
    ...{ today: now().toISOString().slice(0, 10), historyMonths: settings.historyMonths, requested: months },
    historyStart: memory.historyStart,
    settled: settledOf(db, settings.payerId ?? memory.payerId, memory),
    signed: new Set(reportStatesIn(db, everything).keys()),
  });
