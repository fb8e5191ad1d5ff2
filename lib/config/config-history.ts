import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { type ConfigHistoryRow, configHistoryRows } from '../../db/queries/config-history';
import { type Month, monthName } from '../month/month';
import { countOf } from '../report/format/words';
import { accountText, noteText, since } from './describe-change';

/** What was recorded of the configuration, when (UTC) and by whom. */
export type HistoryLine = { readonly at: string; readonly by: string; readonly text: string };

type From = { readonly validFrom: Month | null };

const noteOf = (subject: string): string => `note of ${monthName(subject.slice(0, 7), 'short')}`;

/** A target as it is kept names its KPI and month again. */
const targetText = (target: Record<string, unknown> | null): string => {
  if (target === null) return 'none';
  const { kpiId: _, validFrom: __, ...aim } = target;
  return JSON.stringify(aim);
};

type Texts = { readonly [Action in ConfigHistoryRow['action']]: (subject: string, detail: string) => string[] };

const texts: Texts = {
  'save-setting': (key, detail) => {
    const { validFrom, value }: From & { readonly value: unknown } = JSON.parse(detail);
    return [`setting ${key}, ${since(validFrom)}: ${JSON.stringify(value)}`];
  },
  'save-account-mappings': (_, detail) => {
    const mappings: ({ accountId: string } & From & NonNullable<Parameters<typeof accountText>[0]>)[] =
      JSON.parse(detail);
    return mappings.map(
      ({ accountId, validFrom, ...place }) =>
        `account ${accountId}, ${since(validFrom)}: ${accountText({ ...place, team: place.team ?? null })}`,
    );
  },
  'save-rules': (kind, detail) => {
    const { validFrom, rules }: From & { readonly rules: number } = JSON.parse(detail);
    return [`${kind} rules, ${since(validFrom)}: ${countOf(rules, 'rule')}`];
  },
  'save-target': (kpi, detail) => {
    const { validFrom, target }: From & { readonly target: Record<string, unknown> | null } = JSON.parse(detail);
    return [`target of ${kpi}, ${since(validFrom)}: ${targetText(target)}`];
  },
  'save-definition': (kpi, detail) => {
    type Saved = From & Record<'version' | 'formula', unknown> & { readonly isRetired?: true };
    const { validFrom, version, formula, isRetired }: Saved = JSON.parse(detail);
    return [`KPI ${kpi} version ${version}, ${since(validFrom)}: ${isRetired === true ? 'retired' : formula}`];
  },
  'save-exchange-rate': (_, detail) => {
    const rate: { month: Month; currency: string; toCurrency: string; rate: string | null } = JSON.parse(detail);
    const of = `${rate.toCurrency} for 1 ${rate.currency}`;
    return [`rate of ${monthName(rate.month, 'short')}, ${of}: ${rate.rate ?? 'none'}`];
  },
  'save-annotation': (subject, detail) => {
    const note: NonNullable<Parameters<typeof noteText>[0]> = JSON.parse(detail);
    return [`${noteOf(subject)}: ${noteText({ ...note, day: note.day ?? null, series: note.series ?? null })}`];
  },
  'remove-annotation': (subject) => [`${noteOf(subject)}: taken out`],
  'restore-annotation': (subject) => [`${noteOf(subject)}: brought back`],
};

/** Everything recorded of the configuration, oldest first; what files of accounts and rates brought is in the imports. */
export const configHistory = (db: PerunitDatabase): HistoryLine[] =>
  configHistoryRows(db).flatMap(({ at, by, action, subject, detail }) =>
    texts[action](subject, detail).map((text) => ({ at, by, text })),
  );
