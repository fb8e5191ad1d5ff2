import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { countOf, listOf } from '../format/words';
import { movers } from '../sections/movers';
import type { Check } from './check';

const sourceNames: Readonly<Record<string, string>> = {
  'workspaces-monthly': 'workspace counts',
  'workspaces-daily': 'daily workspace counts',
  savings: 'the savings vendor’s report',
  fleet: 'fleet hours',
};

const sourcesIn = ({ inputs }: ReportContext, month: string): readonly string[] =>
  inputs.states.find((state) => state.month === month)?.sources ?? [];

/** Whatever brought the month before is expected again: a source that stays away is seldom meant. */
export const sourcesCheck = (context: ReportContext): Check => {
  const present = sourcesIn(context, context.month);
  const missing = sourcesIn(context, context.previousMonth).filter((source) => !present.includes(source));
  const names = missing.map((source) => sourceNames[source] ?? source);
  const found =
    present.length === 0 ? 'nothing is imported' : `${countOf(present.length, 'source')} as the month before`;
  return {
    id: 'sources',
    label: 'All sources are there',
    isPassed: present.length > 0 && missing.length === 0,
    text:
      missing.length === 0
        ? found
        : `${listOf(names)} came for ${monthName(context.previousMonth)}, not for this month`,
    publishing: null,
  };
};

/** Whether a person said something about every change that the report shows. */
export const moversCheck = (context: ReportContext): Check => {
  const { rows } = movers.build(context);
  const silent = rows.filter(({ comment }) => comment === null || comment === '').length;
  return {
    id: 'movers',
    label: 'Movers are commented',
    isPassed: silent === 0,
    text:
      rows.length === 0
        ? 'there is no change to comment on'
        : silent === 0
          ? `${countOf(rows.length, 'change')} commented`
          : `${silent} of ${countOf(rows.length, 'change')} without a comment`,
    publishing: null,
  };
};
