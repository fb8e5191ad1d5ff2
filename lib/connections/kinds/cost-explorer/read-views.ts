import 'server-only';
import { ConnectionError } from '../../connection-error';
import type { Answer } from './answers-folder';
import { type Amount, amountsOf } from './compare-views';
import type { CostReader } from './cost-reader';
import { type Run, spanText } from './due-months';
import { type Family, plainFamily } from './families';
import type { CostExplorerSettings } from './settings';
import { requestOf, type View } from './views';

export type ReadOptions = {
  readonly settings: CostExplorerSettings;
  readonly today: string;
  readonly apart: readonly string[];
  readonly read: CostReader;
};

/** Views that do not show the same money. */
export class ViewsDisagree extends Error {
  constructor(readonly failure: ConnectionError) {
    super(failure.message);
  }
}

/** Record types whose services do not say their class: they have to be asked for apart. */
export class ServicesUntold extends Error {
  constructor(readonly types: readonly string[]) {
    super(`The services of ${types.join(', ')} do not say so.`);
  }
}

const askLater = 'It is asked anew with the next run; AWS may just have updated its data. Nothing was stored.';

export const disagree = (view: string, where: string): ViewsDisagree =>
  new ViewsDisagree(
    new ConnectionError('bad-answer', `${view} does not add up to AWS’s own totals (${where}).`, askLater, {
      isTransient: true,
    }),
  );

/** The answer to one view of one run, of all record types or of a family. */
export const readRun = (options: ReadOptions, view: View, run: Run, family?: Family): Promise<Answer> => {
  const title = `${spanText(run.months)}: ${view.title}`;
  const { today, settings } = options;
  const request = requestOf(view, run, { today, hasNet: settings.netCosts, filter: family?.filter });
  if (family === undefined || family.name === plainFamily) return options.read(view.id, title, request);
  return options.read(`${view.id}-${family.name}`, `${title}, ${family.name}`, request);
};

/** The answers to one view, a run each. */
export const readView = async (options: ReadOptions, view: View, runs: readonly Run[]): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const run of runs) answers.push(await readRun(options, view, run));
  return answers;
};

export const allAmounts = (answers: readonly Answer[]): Amount[] => answers.flatMap(({ pages }) => amountsOf(pages));
