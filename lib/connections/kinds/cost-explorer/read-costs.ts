import 'server-only';
import type { NamedInput } from '../../../ingest/manifest';
import type { Month } from '../../../month/month';
import type { Answer } from './answers-folder';
import { type Amount, byAccount, disagreements } from './compare-views';
import { type Run, runsOf } from './due-months';
import { plainFamily } from './families';
import { readServices } from './read-services';
import { readTotals } from './read-totals';
import { allAmounts, disagree, type ReadOptions, readView } from './read-views';
import { chosenViews, serviceView, typesView, usageView, type View } from './views';

/** A view that is kept beside the bill and never becomes one. */
export type SideView = { readonly id: string; readonly answers: readonly Answer[] };

/** Everything that was read of some months, its views held against each other. */
export type Costs = {
  readonly months: readonly Month[];
  readonly services: readonly NamedInput[];
  readonly usageTypes: readonly NamedInput[];
  readonly sideViews: readonly SideView[];
  /** Record types with any cost. */
  readonly types: readonly string[];
  /** Pages a month by view. */
  readonly pages: Readonly<Record<string, number>>;
  /** Without any cost in AWS's totals. */
  readonly empty: readonly Month[];
  /** Older than what AWS keeps, and left out. */
  readonly tooOld: readonly Month[];
};

/** A second view of the same money, held against the totals. */
const readHeld = async (
  options: ReadOptions,
  totals: readonly Amount[],
  view: View,
  runs: readonly Run[],
): Promise<SideView> => {
  const answers = await readView(options, view, runs);
  const [where] = disagreements(totals, allAmounts(answers), byAccount);
  if (where !== undefined) throw disagree(view.title, where);
  return { id: view.id, answers };
};

const pagesAMonth = (answers: readonly Answer[], months: number): number =>
  answers.reduce((sum, { pages }) => sum + pages.length, 0) / Math.max(1, months);

const filesOf = (answers: readonly Answer[]): NamedInput[] => answers.flatMap(({ files }) => files);

/** Reads all views of some months. Throws ConnectionError, ViewsDisagree, ServicesUntold. */
export const readCosts = async (options: ReadOptions, due: readonly Month[]): Promise<Costs> => {
  const { settings, today } = options;
  const { answers: totalsAnswers, months, tooOld } = await readTotals(options, due);
  const totals = allAmounts(totalsAnswers);
  const types = [...new Set(totals.filter(({ units }) => units !== 0n).map(({ value }) => value))].sort();
  const services = await readServices(options, totals, months);
  const { usageTypes } = settings;
  const usage =
    usageTypes === 'off' ? null : await readHeld(options, totals, usageView, runsOf(months, usageTypes, today));
  const sideViews: SideView[] = [{ id: typesView.id, answers: totalsAnswers }];
  const monthly = runsOf(months, 'monthly', today);
  for (const view of chosenViews(settings)) sideViews.push(await readHeld(options, totals, view, monthly));
  const plain = services.filter(({ family }) => family.name === plainFamily).map(({ answer }) => answer);
  const counted = [...sideViews, { id: serviceView.id, answers: plain }, ...(usage === null ? [] : [usage])];
  return {
    empty: months.filter((month) => totals.every((amount) => amount.month !== month)),
    ...{ months, types, tooOld, sideViews, services: filesOf(services.map(({ answer }) => answer)) },
    usageTypes: usage === null ? [] : filesOf(usage.answers),
    pages: Object.fromEntries(counted.map(({ id, answers }) => [id, pagesAMonth(answers, months.length)])),
  };
};
