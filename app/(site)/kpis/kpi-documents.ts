import type { KpiParameters } from '@/components/kpis/addresses';
import type { KpiListView } from '@/components/kpis/kpi-list-view';
import type { KnownKpi } from '@/components/kpis/kpi-not-yet';
import type { KpiView } from '@/components/kpis/kpi-page-view';
import { organisationDatabase, type PerunitDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { allAnnotations } from '@/db/queries/annotations';
import { billRows } from '@/db/queries/bill-rows';
import { definitionsFor } from '@/db/queries/definitions-for';
import { importsOfMonth } from '@/db/queries/imports-of-month';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import { definitionRecord } from '@/db/queries/records-in-force';
import { dataGeneration, reportMonths } from '@/db/queries/report-months';
import type { KpiResult } from '@/lib/kpis/kpi-report';
import { costBases } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';
import { importsOfMeasures } from '@/lib/provenance/measure-imports';
import { knownIssue } from '@/lib/publishing/month-standing';
import { type ReportContext, reportContext } from '@/lib/report/context';
import { buildKpiPage, resultOf } from '@/lib/report/kpi-page/build-kpi-page';
import { buildKpiList } from '@/lib/report/kpi-page/kpi-list';
import { bridgeCuts } from '@/lib/report/kpi-page/kpi-page';
import { kpiSources, type SourceRecords } from '@/lib/report/kpi-page/sources';

/** What an address asks for, as the framework gives it. */
export type KpiSearch = { readonly [Key in keyof KpiParameters]?: string | string[] };

const contexts = new Map<string, ReportContext>();
/** A context holds 37 months of cost: the month on screen, and the one before it in the reader's mind. */
const MAX_CONTEXTS = 2;

/** "Today" decides whether a month is open, so a context is only good for its day, and for one state of the data. */
const contextOf = (db: PerunitDatabase, month: Month, basis: string | null): ReportContext => {
  const key = [db.path, month, basis, dataGeneration(db), new Date().toISOString().slice(0, 10)].join('\n');
  const chosen = costBases.find((one) => one === basis);
  const context = contexts.get(key) ?? reportContext(loadReportInputs(db, { month, ...(chosen && { basis: chosen }) }));
  contexts.delete(key);
  contexts.set(key, context);
  const [oldest] = contexts.keys();
  if (contexts.size > MAX_CONTEXTS && oldest !== undefined) contexts.delete(oldest);
  return context;
};

const textOf = (value: string | string[] | undefined): string | null => (typeof value === 'string' ? value : null);

const parametersOf = (search: KpiSearch): KpiParameters => ({
  month: textOf(search.month),
  basis: costBases.find((one) => one === textOf(search.basis)) ?? null,
  from: textOf(search.from),
  to: textOf(search.to),
  by: bridgeCuts.find((one) => one === textOf(search.by)) ?? null,
  months: textOf(search.months) === '13' ? '13' : null,
});

const hasBill = (db: PerunitDatabase, month: Month): boolean => importsOfMonth(db, month, ['bill']).length > 0;

type Shown = { readonly db: PerunitDatabase; readonly months: readonly Month[]; readonly context: ReportContext };

/** The month asked for, else the newest with a bill, computed; null where there is none. */
const shown = (cookie: string | undefined, { month, basis }: KpiParameters): Shown | null => {
  const db = organisationDatabase(currentOrganisation(cookie));
  const months = reportMonths(db);
  const newest = months.findLast((each) => hasBill(db, each)) ?? months.at(-1);
  const chosen = month === null ? newest : months.find((each) => each === month);
  return chosen === undefined ? null : { db, months, context: contextOf(db, chosen, basis) };
};

/** What differs from what was published is only known beside it. */
const reportStateOf = ({ db, context }: Shown) => knownIssue(db, context.month).state;

const recordsOf = ({ db, context }: Shown, { current, definition }: KpiResult): SourceRecords => {
  const { month, inputs } = context;
  const view = { db, inputs, context, bills: importsOfMonth(db, month, ['bill']) };
  return {
    billRows: billRows(db, month, inputs.settings.kpiScopeClasses),
    files: importsOfMeasures(
      view,
      current.terms.map((term) => term.id),
    ),
    definition: definitionRecord(db, definition.id, definition.version),
  };
};

/** A KPI's page as its address asks for it; null when there is no such KPI or month. */
export const loadKpi = (cookie: string | undefined, id: string, search: KpiSearch): KpiView | null => {
  const parameters = parametersOf(search);
  const found = shown(cookie, parameters);
  const result = found === null ? null : resultOf(found.context, id);
  if (found === null || result === null) return null;
  const { from, to, by, months } = parameters;
  const cut = bridgeCuts.find((one) => one === by) ?? 'type';
  const page = buildKpiPage(found.context, { id, from, to, cut, isShort: months !== null });
  if (page === null) return null;
  const records = recordsOf(found, result);
  return {
    ...{
      page: { ...page, reportState: reportStateOf(found) },
      parameters,
      months: found.months,
      sources: kpiSources(found.context, result, records),
    },
    canChange: found.db.organisation === 'own',
  };
};

/** A KPI that there is, with the months in which it begins and was retired; null for what is none. */
export const knownKpi = (cookie: string | undefined, id: string): KnownKpi | null => {
  const db = organisationDatabase(currentOrganisation(cookie));
  const versions = definitionsFor(db)
    .filter((one) => one.id.toLowerCase() === id.toLowerCase())
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '') || a.version - b.version);
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined) return null;
  return { id: first.id, from: first.validFrom, retiredFrom: last?.isRetired === true ? last.validFrom : null };
};

/** All KPIs of the month that the address asks for; null where there is no month. */
export const loadKpis = (cookie: string | undefined, search: KpiSearch): KpiListView | null => {
  const { month, basis } = parametersOf(search);
  const found = shown(cookie, parametersOf(search));
  if (found === null) return null;
  return {
    list: { ...buildKpiList(found.context), reportState: reportStateOf(found) },
    notes: allAnnotations(found.db),
    months: found.months,
    parameters: { month, basis },
    canChange: found.db.organisation === 'own',
  };
};
