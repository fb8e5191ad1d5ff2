import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { newestEditions, reportStatesIn } from '../../db/queries/editions';
import type { ReportState } from '../kpis/types';
import { equals, type Rational } from '../money/rational';
import type { Month } from '../month/month';
import { foresee } from '../publishing/foresee-restatement';
import type { MonthReader } from '../publishing/month-reader';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { recordConfigChanges } from './apply-config';
import type { ConfigRecord } from './config-schema';
import { costsByRule, isCostByRule } from './costs-by-rule';
import { kpisByMonth, type MonthValue } from './kpis-by-month';

/** A KPI, a cost (`cost-type.EC2` where rules change), or a verdict (`status.DM`) that a change moves, as printed before and after. */
export type MovedValue = { readonly id: string; readonly before: string; readonly after: string };

/** A month whose figures a change moves. */
export type MovedMonth = {
  readonly month: Month;
  /** Where its report stands: a closed or published month would be restated. */
  readonly reportState: ReportState;
  readonly edition: string | null;
  readonly values: readonly MovedValue[];
};

/** What changes would do to the figures, oldest month first; months that stay as they are, are counted. */
export type ChangePreview = {
  readonly moved: readonly MovedMonth[];
  readonly unmovedMonths: number;
  /** The closed and published months whose documents change in anything: these have to be agreed to. */
  readonly restates: readonly RestatedMonth[];
};

const startOf = (change: ConfigRecord): Month | null =>
  change.kind === 'definition' ? change.definition.from : change.from;

const firstMonth = (changes: readonly ConfigRecord[]): Month | null => {
  const starts = changes.map(startOf);
  return starts.includes(null) ? null : ([...starts].sort()[0] ?? null);
};

const isSame = (a: Rational | null, b: Rational | null): boolean => (a === null || b === null ? a === b : equals(a, b));

const absent = (id: string): string => (isCostByRule(id) ? 'none' : 'not defined');

const movedValues = (before: readonly MonthValue[], after: readonly MonthValue[]): MovedValue[] => {
  const known = new Map(before.map((value) => [value.id, value]));
  const moved = after.flatMap(({ id, value, text }) => {
    const old = known.get(id);
    known.delete(id);
    if (old !== undefined && isSame(old.value, value) && old.text === text) return [];
    return [{ id, before: old?.text ?? absent(id), after: text }];
  });
  return [...moved, ...[...known.values()].map(({ id, text }) => ({ id, before: text, after: absent(id) }))];
};

const changesRules = (change: ConfigRecord): boolean =>
  change.kind === 'rules' || (change.kind === 'setting' && change.key === 'clusterTagKeys');

type Values = ReadonlyMap<Month, readonly MonthValue[]>;

/** Rules move cost between types, classes and clusters: a KPI alone would not show it. */
const valuesFrom = (db: PerunitDatabase, changes: readonly ConfigRecord[], { kpis }: MonthReader): Values => {
  const from = firstMonth(changes);
  const hasVerdicts = changes.some(({ kind }) => ['setting', 'target', 'definition'].includes(kind));
  const values = kpisByMonth(db, { from, hasVerdicts, kpisOf: kpis });
  if (!changes.some(changesRules)) return values;
  const costs = costsByRule(db, from);
  return new Map([...values].map(([month, own]) => [month, [...own, ...(costs.get(month) ?? [])]]));
};

/** Works out what changes would do to the figures of every month that they reach, and records nothing. */
export const previewChanges = (db: PerunitDatabase, changes: readonly ConfigRecord[]): ChangePreview => {
  const { before, after, restates } = foresee(
    db,
    () => recordConfigChanges(db, changes, { by: 'preview' }),
    (reader) => valuesFrom(db, changes, reader),
  );
  const months = [...after.keys()];
  const states = reportStatesIn(db, { first: months[0] ?? '', last: months.at(-1) ?? '' });
  const editions = newestEditions(db);
  const moved = months.flatMap((month): MovedMonth[] => {
    const values = movedValues(before.get(month) ?? [], after.get(month) ?? []);
    if (values.length === 0) return [];
    const edition = editions.get(month)?.edition ?? null;
    return [{ month, reportState: states.get(month) ?? 'draft', edition, values }];
  });
  return { moved, unmovedMonths: months.length - moved.length, restates };
};
