import 'server-only';
import {
  type CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
} from '@aws-sdk/client-cost-explorer';
import type { PullContext } from '../../connector';
import { type Answer, keepAnswer, keptAnswer } from './answers-folder';
import { askPages } from './ask-pages';
import { costExplorerPolicy } from './policy';
import type { CostExplorerSettings } from './settings';
import type { CostRequest } from './views';

/** Reads whole answers of GetCostAndUsage; one that an earlier run of this pull has whole is not asked for again. */
export type CostReader = (id: string, title: string, request: CostRequest) => Promise<Answer>;

const inputOf = ({ Metrics, GroupBy, Filter, ...request }: CostRequest): GetCostAndUsageCommandInput => ({
  ...request,
  ...{ Metrics: [...Metrics], GroupBy: [...GroupBy] },
  ...(Filter === undefined ? {} : { Filter: filterOf(Filter) }),
});

const filterOf = (filter: NonNullable<CostRequest['Filter']>): NonNullable<GetCostAndUsageCommandInput['Filter']> =>
  'Not' in filter ? { Not: typesOf(filter.Not) } : typesOf(filter);

const typesOf = ({
  Dimensions: { Key, Values },
}: {
  Dimensions: { Key: 'RECORD_TYPE'; Values: readonly string[] };
}) => ({
  Dimensions: { Key, Values: [...Values] },
});

export const costReader = (
  client: CostExplorerClient,
  settings: CostExplorerSettings,
  { folder, signal, report, log }: PullContext,
  planned: number,
): CostReader => {
  let done = 0;
  return async (id, title, request) => {
    report({ text: `Reading ${title}`, done, total: Math.max(planned, done + 1) });
    const kept = await keptAnswer(folder, id, request);
    if (kept !== null) return kept;
    const pages = await askPages({
      ...{ what: title, policy: costExplorerPolicy(settings), signal },
      ask: async (NextPageToken) => {
        const input = { ...inputOf(request), ...(NextPageToken === undefined ? {} : { NextPageToken }) };
        const { $metadata: _, ...page } = await client.send(new GetCostAndUsageCommand(input), { abortSignal: signal });
        done += 1;
        return page;
      },
      tokenOf: (page) => page.NextPageToken,
    });
    log('info', `${title}: ${pages.length} ${pages.length === 1 ? 'request' : 'requests'}`);
    return keepAnswer(folder, { id, title, request }, pages);
  };
};
