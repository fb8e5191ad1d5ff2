import type { ReportContext } from '../context';
import { leadingNumberWord, numberWord, startSentence } from '../format/words';
import { scorecardOutline } from '../outline/scorecard';
import { type KpiCard, type ScorecardSection, scorecardSchema } from '../schema/scorecard';
import { formulaMeasures } from '../scorecard/formula-measures';
import { guardMessage } from '../scorecard/guard-note';
import { kpiCard } from '../scorecard/kpi-card';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const are = (count: number): string => (count === 1 ? 'is' : 'are');
const have = (count: number): string => (count === 1 ? 'has' : 'have');

/** What the verdicts of the primary KPIs come to, in words. */
const findingOf = (primary: readonly KpiCard[]): Sentence => {
  const count = (status: KpiCard['status']) => primary.filter((card) => card.status === status).length;
  const all = primary.length;
  const computable = all - count('not-computable');
  if (computable === 0) return sentence`No KPI can be computed for this month yet`;
  const judged = [
    { count: count('on-target'), text: (n: number) => `${are(n)} on target` },
    { count: count('close-to-limit'), text: (n: number) => `${are(n)} close to the limit` },
    { count: count('off-target'), text: (n: number) => `${are(n)} off target` },
    { count: count('undecided'), text: (n: number) => `${are(n)} undecided` },
    { count: count('not-computable'), text: (n: number) => `${have(n)} no verdict yet` },
  ].filter((entry) => entry.count > 0);
  const [first, ...rest] = judged;
  if (first === undefined) {
    return sentence`${startSentence(numberWord(all))} primary KPIs, none with a target`;
  }
  const tail = rest.map((entry) => `, ${numberWord(entry.count)} ${entry.text(entry.count)}`).join('');
  const open = count('no-target');
  const none = open === 0 ? '' : `; ${numberWord(open)} ${have(open)} no target`;
  return sentence`${leadingNumberWord(first.count)} of ${numberWord(all)} primary KPIs ${first.text(first.count)}${tail}${none}`;
};

const build = (context: ReportContext): ScorecardSection => {
  const cards = context.kpis.results.map((result) => kpiCard(context, result));
  const primary = cards.filter(({ group }) => group === 'primary');
  return {
    finding: findingOf(primary),
    primary,
    secondary: cards.filter(({ group }) => group !== 'primary'),
    guard: guardMessage(context),
    measures: formulaMeasures(context),
  };
};

/** Every KPI with its value, verdict, and the exact split of its change. */
export const scorecard = {
  id: 'scorecard',
  title: 'KPI scorecard',
  schema: scorecardSchema,
  build,
  outline: scorecardOutline,
} as const satisfies SectionDefinition<'scorecard', ScorecardSection>;
