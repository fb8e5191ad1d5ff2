import 'server-only';
import type { NamedInput } from '../../ingest/manifest';
import type { ImportOutcome } from '../../jobs/import-outcome';
import { addMonths, type Month, monthName } from '../../month/month';
import { ConnectionError, type ConnectionErrorCode } from '../connection-error';
import type { PullContext, PullRequest, PullResult } from '../connector';
import { duePeriods } from './due-periods';
import { outcomeOfImport } from './outcome-of-import';
import type { ExportPeriod, ReadyPeriod, UnreadyPeriod } from './read-period';
import { rememberedExport, rememberPeriod } from './remembered-exports';

/** An export whose periods were read, and how the files of one are brought. */
export type PulledExport = {
  /** Under what the connection remembers it. */
  readonly key: string;
  readonly periods: readonly ExportPeriod[];
  /** How many months back from now are brought; null: all. */
  readonly monthsBack: number | null;
  /** The periods that are going to be brought, before the first of them is. */
  readonly begin: (due: readonly ReadyPeriod[]) => Promise<void>;
  /** The period's files with their manifest, on this machine. */
  readonly bring: (period: ReadyPeriod) => Promise<readonly NamedInput[]>;
  /** After the import: what was brought is not needed any more. */
  readonly end: (period: ReadyPeriod, outcomes: readonly ImportOutcome[]) => Promise<void>;
};

/** Failures of one period, which say nothing about the others. */
const ofOnePeriod = new Set<ConnectionErrorCode>(['damaged-download', 'not-found', 'data-unavailable', 'bad-answer']);

type Failure = { readonly month: Month; readonly error: ConnectionError };

/** What is not wholly there may come; what may not be trusted stays as it is until somebody has looked. */
const unready = ({ month, state, reason }: UnreadyPeriod): Failure => ({
  month,
  error:
    state === 'refused'
      ? new ConnectionError('bad-answer', reason, 'Look at what lies there. Nothing of this month was read.')
      : new ConnectionError('data-unavailable', reason, 'The next pull looks again.', { isTransient: true }),
});

const failAll = (failures: readonly Failure[], taken: number): never => {
  const [first] = failures;
  if (first === undefined) throw new Error('Nothing failed.');
  const list = failures.map(({ month, error }) => `${monthName(month)}: ${error.message}`).join(' ');
  const others = taken === 0 ? '' : ` ${taken === 1 ? 'Another month was' : `${taken} other months were`} brought.`;
  const isTransient = failures.some(({ error }) => error.isTransient);
  throw new ConnectionError(first.error.code, `${list}${others}`, first.error.remedy, {
    isTransient,
    cause: first.error,
  });
};

const pullOne = async (
  context: PullContext,
  pulled: PulledExport,
  period: ReadyPeriod,
): Promise<readonly ImportOutcome[]> => {
  const { month, fingerprint, execution } = period;
  const files = await pulled.bring(period);
  const outcomes = await context.importFiles(files);
  await pulled.end(period, outcomes);
  const result = outcomeOfImport(outcomes);
  if (result !== null) rememberPeriod(context, pulled.key, month, { fingerprint, execution, result });
  context.log(
    'info',
    `${monthName(month)}: ${outcomes.map((outcome) => outcome.result).join(', ') || 'holds no bill'}.`,
  );
  return outcomes;
};

/** Whether an error concerns one period alone: a file that is gone, archived, replaced meanwhile or damaged. */
export const isOfOnePeriod = (error: unknown): error is ConnectionError =>
  error instanceof ConnectionError && ofOnePeriod.has(error.code);

/** Throws `cancelled` once the pull is. */
export const refuseCancelled = (signal: AbortSignal): void => {
  if (!signal.aborted) return;
  throw new ConnectionError('cancelled', 'The pull was cancelled.', 'Start it again when you want it.');
};

const rememberGone = (context: PullContext, key: string, gone: readonly Month[]): void => {
  const remembered = rememberedExport(context, key);
  for (const month of gone) {
    const period = remembered[month];
    if (period !== undefined) rememberPeriod(context, key, month, { ...period, isGone: true });
  }
};

/**
 * Brings the periods of an export that are due, oldest first, each imported by itself and remembered after that: a pull
 * that ends anywhere is taken up by the next one. Throws ConnectionError, at the end when other months could be brought.
 */
export const pullPeriods = async (
  context: PullContext,
  { months }: PullRequest,
  pulled: PulledExport,
): Promise<PullResult> => {
  const thisMonth = context.now().toISOString().slice(0, 7);
  const earliest = pulled.monthsBack === null ? null : addMonths(thisMonth, 1 - pulled.monthsBack);
  const choice = { months, earliest, openFrom: addMonths(thisMonth, -1) };
  const { due, failing, notices, gone } = duePeriods(pulled.periods, rememberedExport(context, pulled.key), choice);
  await pulled.begin(due);
  const outcomes: ImportOutcome[] = [];
  const old: string[] = [];
  const failures: Failure[] = failing.map(unready);
  for (const period of due) {
    refuseCancelled(context.signal);
    try {
      outcomes.push(...(await pullOne(context, pulled, period)));
    } catch (error) {
      if (!isOfOnePeriod(error)) throw error;
      const isOld = months === null && period.month < choice.openFrom && !error.isTransient;
      if (isOld) old.push(`${monthName(period.month)} was left out: ${error.message}`);
      else failures.push({ month: period.month, error });
      context.log('warning', `${monthName(period.month)}: ${error.message}`);
    }
  }
  rememberGone(context, pulled.key, gone);
  return failures.length > 0 ? failAll(failures, outcomes.length) : { outcomes, notices: [...notices, ...old] };
};
