import { type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { environmentNames } from '../environments';
import { countOf, listOf } from '../format/words';
import type { Note } from '../schema/data-notes';
import { sentence } from '../sentence';

const newest = (months: readonly (Month | null)[], upTo: Month): Month | null =>
  months
    .filter((month) => month !== null && month <= upTo)
    .sort()
    .at(-1) ?? null;

const since = (month: Month | null): string =>
  month === null ? 'in force since the first report' : `unchanged since ${monthName(month, 'short')}`;

/** Which KPI definitions and targets begin in the month, or since when they stand. */
export const definitionNote = (context: ReportContext): Note => {
  const { definitions, targets } = context.inputs;
  const begun = definitions.filter(({ validFrom }) => validFrom === context.month);
  const aims = targets.filter(({ validFrom }) => validFrom === context.month);
  const changes = [
    ...begun.map(({ id, version }) => `${id} has version ${version} from this month on`),
    ...[...new Set(aims.map(({ kpiId }) => kpiId))].map((id) => `${id} has another target from this month on`),
  ];
  if (changes.length > 0) return { label: 'Definitions', text: sentence`${listOf(changes)}.` };
  const months = [...definitions, ...targets].map(({ validFrom }) => validFrom);
  const count = countOf(context.kpis.results.length, 'KPI definition');
  return {
    label: 'Definitions',
    text: sentence`${count} with their targets, ${since(newest(months, context.month))}.`,
  };
};

type Move = { readonly month: Month; readonly text: string };

const movesOf = (context: ReportContext): Move[] =>
  context.inputs.accounts.flatMap(({ name, mappings }) =>
    mappings.flatMap(({ from, environment }, index): Move[] => {
      const before = mappings[index - 1];
      if (before === undefined || before.environment === environment) return [];
      const [old, now] = [environmentNames[before.environment], environmentNames[environment]];
      return [{ month: from, text: `${name} moved from ${old.toLowerCase()} to ${now.toLowerCase()}` }];
    }),
  );

/** Which accounts changed their environment in the month, or when one last did. */
export const mappingNote = (context: ReportContext): Note => {
  const moves = movesOf(context);
  const own = moves.filter(({ month }) => month === context.month);
  if (own.length > 0) return { label: 'Mapping', text: sentence`${listOf(own.map(({ text }) => text))}.` };
  const last = newest(
    moves.map(({ month }) => month),
    context.month,
  );
  return {
    label: 'Mapping',
    text:
      last === null
        ? sentence`No account has changed its environment.`
        : sentence`No account changed its environment; one last did in ${monthName(last, 'short')}.`,
  };
};
