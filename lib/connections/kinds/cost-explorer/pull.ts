import 'server-only';
import { saveCostViews } from '../../../../db/commands/save-cost-explorer';
import type { ImportOutcome } from '../../../jobs/import-outcome';
import { addMonths, type Day, type Month, monthName } from '../../../month/month';
import { callerIdentity } from '../../aws/caller-identity';
import type { PullContext, PullRequest, PullResult } from '../../connector';
import { dropAnswers } from './answers-folder';
import { costReader } from './cost-reader';
import type { DueMonths } from './due-months';
import { dueOf } from './due-of';
import { keepMemory, type Memory, recallMemory } from './memory';
import { meteredClient } from './metered-client';
import { isSlowDue, planPull } from './plan-pull';
import { type Costs, readCosts } from './read-costs';
import { ServicesUntold, ViewsDisagree } from './read-views';
import type { CostExplorerSettings } from './settings';
import { sideRows } from './side-rows';
import { readSlow } from './slow/read-slow';

type Pull = {
  readonly settings: CostExplorerSettings;
  readonly context: PullContext;
  readonly client: ReturnType<typeof meteredClient>;
  readonly today: Day;
  readonly payerId: string;
};

/** What was refused or waits for a person does not count yet. */
const isTaken = ({ result }: ImportOutcome): boolean => ['imported', 'replaced', 'unchanged'].includes(result);

type Read = { readonly costs: Costs; readonly memory: Memory };

/**
 * Reads the months whole. Views that disagree are forgotten, and asked for anew by the next run. Where services turn out
 * not to tell the class of record types, these are asked for apart, now and from now on.
 */
const readMonths = async (pull: Pull, request: PullRequest, due: DueMonths, memory: Memory): Promise<Read> => {
  const { settings, context, client, today } = pull;
  const isAskedByName = request.months !== null;
  const { requests } = planPull({ settings, due, memory, today, isAskedByName });
  const read = costReader(client, settings, context, requests);
  try {
    return { costs: await readCosts({ settings, today, apart: memory.apart, read }, due.months), memory };
  } catch (error) {
    if (error instanceof ServicesUntold) {
      const learnt = { ...memory, apart: [...memory.apart, ...error.types] };
      keepMemory(context, learnt);
      return readMonths(pull, request, due, learnt);
    }
    if (!(error instanceof ViewsDisagree)) throw error;
    await dropAnswers(context.folder);
    throw error.failure;
  }
};

/** The bill first; the second view of it only where the bill was taken, so that it never counts in the bill's place. */
const importCosts = async ({ settings, context, payerId }: Pull, costs: Costs): Promise<ImportOutcome[]> => {
  const services = await context.importFiles(costs.services, { payerId });
  if (!services.every(isTaken)) return [...services];
  const rows = costs.sideViews.flatMap((view) => sideRows(payerId, view));
  saveCostViews(context.db, { payerId, months: costs.months }, rows);
  if (settings.usageTypes === 'off') return [...services];
  return [...services, ...(await context.importFiles(costs.usageTypes, { payerId }))];
};

/** The month after those that AWS no longer has; null where it has all that were asked for. */
const oldestKept = ({ tooOld }: Costs): Month | null => {
  const newest = [...tooOld].sort().at(-1);
  return newest === undefined ? null : addMonths(newest, 1);
};

/** The newest refusal holds, until a month from before it is given: somebody enabled more history. */
const historyStartOf = ({ historyStart }: Memory, costs: Costs): Month | null => {
  const start =
    [historyStart, oldestKept(costs)]
      .filter((month) => month !== null)
      .sort()
      .at(-1) ?? null;
  const [oldest] = costs.months;
  return start !== null && oldest !== undefined && oldest < start ? oldest : start;
};

const tooOldNotices = ({ tooOld }: Costs): string[] =>
  tooOld.length === 0 ? [] : [`${tooOld.map((month) => monthName(month)).join(', ')}: AWS keeps no data that old.`];

const emptyNotices = ({ months, empty }: Costs): string[] =>
  months.length > 0 && months.length === empty.length ? ['AWS has no cost in these months.'] : [];

const remember = (memory: Memory, costs: Costs, { payerId, today }: Pull, isImported: boolean): Memory => ({
  ...memory,
  ...{ payerId, pages: costs.pages, types: [...new Set([...(memory.types ?? []), ...costs.types])].sort() },
  historyStart: historyStartOf(memory, costs),
  empty: [...new Set([...memory.empty.filter((month) => !costs.months.includes(month)), ...costs.empty])].sort(),
  asked: isImported
    ? { ...memory.asked, ...Object.fromEntries(costs.months.map((month) => [month, today])) }
    : memory.asked,
});

const pullWith = async (pull: Pull, request: PullRequest): Promise<PullResult> => {
  const { settings, context, payerId, today } = pull;
  const recalled = { ...recallMemory(context), payerId };
  const due = dueOf(settings, request, context, recalled);
  if (due.months.length === 0) return { outcomes: [], notices: [...due.notices] };
  const { costs, memory } = await readMonths(pull, request, due, recalled);
  const hasCosts = costs.months.length > costs.empty.length;
  const outcomes = hasCosts ? await importCosts(pull, costs) : [];
  const isImported = outcomes.every(isTaken);
  const now = remember(memory, costs, pull, isImported);
  keepMemory(context, now);
  const isSlow = costs.months.length > 0 && isSlowDue(memory, due, today, request.months !== null);
  const slow = isSlow ? await readSlow({ ...pull, months: costs.months }) : [];
  if (isSlow) keepMemory(context, { ...now, slowOn: today });
  return { outcomes, notices: [...due.notices, ...tooOldNotices(costs), ...emptyNotices(costs), ...slow] };
};

/**
 * Brings what is due: every view is read whole, held against AWS's totals, and only then imported. Throws
 * ConnectionError; the months that were there stay as they are then.
 */
export const pullCosts = async (
  settings: CostExplorerSettings,
  request: PullRequest,
  context: PullContext,
): Promise<PullResult> => {
  const payerId = settings.payerId ?? (await callerIdentity(settings.aws, context.signal)).account;
  const client = meteredClient(settings, context);
  try {
    const today = context.now().toISOString().slice(0, 10);
    return await pullWith({ settings, context, client, today, payerId }, request);
  } finally {
    client.destroy();
  }
};
