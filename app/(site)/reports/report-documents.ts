import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import { dataGeneration, reportMonths } from '@/db/queries/report-months';
import { type CostBasis, costBases } from '@/lib/kpis/types';
import { isMonth, type Month } from '@/lib/month/month';
import { buildMonthlyReport } from '@/lib/report/build-monthly-report';
import type { MonthlyReport } from '@/lib/report/monthly-report';

export type LoadedReport = {
  readonly report: MonthlyReport;
  readonly months: readonly Month[];
  /** What links to other months keep of the address. */
  readonly query: string;
};

const documents = new Map<string, MonthlyReport>();
const MAX_DOCUMENTS = 64;

const remember = (key: string, build: () => MonthlyReport): MonthlyReport => {
  const known = documents.get(key);
  if (known !== undefined) return known;
  const report = build();
  const [oldest] = documents.keys();
  if (documents.size >= MAX_DOCUMENTS && oldest !== undefined) documents.delete(oldest);
  documents.set(key, report);
  return report;
};

const readBasis = (text: unknown): CostBasis | null => costBases.find((basis) => basis === text) ?? null;

const today = (): string => new Date().toISOString().slice(0, 10);

/** The months of the organisation on screen that have anything to report, oldest first. */
export const listReportMonths = (cookie: string | undefined): Month[] =>
  reportMonths(organisationDatabase(currentOrganisation(cookie)));

/** A month's report, built once for each state of the data; null when the month has none. */
export const loadReport = (
  cookie: string | undefined,
  month: string,
  basisText: unknown = null,
): LoadedReport | null => {
  const database = organisationDatabase(currentOrganisation(cookie));
  const months = reportMonths(database);
  if (!isMonth(month) || !months.includes(month)) return null;
  const basis = readBasis(basisText);
  // "Today" decides whether a month is open, so a document is only good for its day.
  const key = [database.path, month, basis ?? '', dataGeneration(database), today()].join('\n');
  const report = remember(key, () =>
    buildMonthlyReport(loadReportInputs(database, { month, ...(basis && { basis }) })),
  );
  return { report, months, query: basis === null ? '' : `?basis=${basis}` };
};
