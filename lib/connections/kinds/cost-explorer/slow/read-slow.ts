import 'server-only';
import type { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { saveCommitmentFigures, saveProviderForecasts } from '../../../../../db/commands/save-cost-explorer';
import type { Day, Month } from '../../../../month/month';
import { ConnectionError } from '../../../connection-error';
import type { PullContext } from '../../../connector';
import { runsOf } from '../due-months';
import { costExplorerPolicy } from '../policy';
import type { CostExplorerSettings } from '../settings';
import { periodOf } from '../views';
import { commitmentQuestions } from './read-commitments';
import { readForecast } from './read-forecast';

type Asking = {
  readonly settings: CostExplorerSettings;
  readonly context: PullContext;
  readonly client: CostExplorerClient;
  readonly payerId: string;
  readonly today: Day;
  readonly months: readonly Month[];
};

/** What only stands beside the bill never makes a pull fail: what AWS refuses of it becomes a notice. */
const orNotice = async (what: string, { log }: PullContext, work: () => Promise<void>): Promise<string[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.code === 'cancelled') throw error;
    log('info', error.message);
    // An organisation without any commitment has no data of them; nobody needs to hear that each week.
    return error.code === 'data-unavailable' ? [] : [`${what} could not be read. ${error.message} ${error.remedy}`];
  }
};

const readCommitments = async ({ settings, context, client, payerId, today, months }: Asking): Promise<string[]> => {
  const asking = { client, policy: costExplorerPolicy(settings), signal: context.signal };
  const notices: string[] = [];
  for (const run of runsOf(months, 'monthly', today)) {
    for (const { what, read } of commitmentQuestions) {
      const store = async () => {
        const figures = await read({ ...asking, period: periodOf(run, today) });
        saveCommitmentFigures(
          context.db,
          figures.map((figure) => ({ payerId, ...figure })),
        );
      };
      notices.push(...(await orNotice(what, context, store)));
    }
  }
  return notices;
};

const readForecasts = ({ settings, context, client, payerId, today }: Asking): Promise<string[]> =>
  orNotice('AWS’s own forecast', context, async () => {
    const { db, signal } = context;
    const rows = await readForecast({ db, client, payerId, today, policy: costExplorerPolicy(settings), signal });
    saveProviderForecasts(db, rows);
  });

/** Reads what changes slowly, each answer stored whole or not at all; returns what people should know. */
export const readSlow = async (asking: Asking): Promise<string[]> => {
  const { commitments, forecast } = asking.settings;
  asking.context.report({ text: 'Reading commitments and AWS’s forecast', done: 0, total: null });
  return [...(commitments ? await readCommitments(asking) : []), ...(forecast ? await readForecasts(asking) : [])];
};
