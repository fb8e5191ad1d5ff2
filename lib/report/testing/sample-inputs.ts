import { builtInDefinitions } from '../../kpis/definitions';
import type { KpiSettings } from '../../kpis/kpi-settings';
import { defaultKpiSettings } from '../../kpis/settings';
import { defaultTargets } from '../../kpis/targets';
import type { CostCell, EnvironmentId, MonthCounts, MonthInputs } from '../../kpis/types';
import { fromInteger } from '../../money/rational';
import { type Month, monthRange } from '../../month/month';
import type { ReportAccount, ReportInputs } from '../inputs';
import { draftIssue } from '../schema/editions';
import { noWords } from '../words/words';
import { sampleSavings } from './sample-savings';

type SampleAccount = { readonly id: string; readonly name: string; readonly environment: EnvironmentId };

const sampleAccounts: readonly SampleAccount[] = [
  { id: '000000000001', name: 'acme-management', environment: 'shared' },
  { id: '000000000002', name: 'acme-production', environment: 'production' },
  { id: '000000000003', name: 'acme-production-eu', environment: 'production' },
  { id: '000000000004', name: 'acme-core', environment: 'core' },
  { id: '000000000005', name: 'acme-test', environment: 'test' },
  { id: '000000000006', name: 'acme-dev', environment: 'dev' },
  { id: '000000000007', name: 'acme-staging', environment: 'staging' },
  { id: '000000000008', name: 'acme-lab', environment: 'unmapped' },
];

const costTypes = ['EC2', 'RDS', 'S3', 'EBS', 'other'] as const;

/** Odd nanos, so that nothing divides evenly by accident. */
const nanosOf = (account: number, type: number, month: number): bigint =>
  BigInt(1_000 + account * 313 + type * 97 + month * 11) * 1_000_000_007n + BigInt(account * 7 + type);

const cellOf = (account: SampleAccount, at: number, type: number, month: number): CostCell => ({
  accountId: account.id,
  environment: account.environment,
  service: 'Amazon Elastic Compute Cloud',
  costType: costTypes[type] ?? 'other',
  costClass: type % 2 === 0 ? 'customer-specific' : 'variable-platform',
  cluster: null,
  scopeClass: 'usage',
  nanos: nanosOf(at, type, month),
});

const costsOf = (month: number): CostCell[] =>
  sampleAccounts.flatMap((account, at) => [
    ...costTypes.map((_, type) => cellOf(account, at, type, month)),
    ...(at === 0 ? [{ ...cellOf(account, at, 0, month), costType: 'Tax', scopeClass: 'tax' as const }] : []),
  ]);

const countsOf = (month: number): MonthCounts => ({
  total: fromInteger(3_000 + month * 13),
  active: fromInteger(2_000 + month * 5),
  hibernated: fromInteger(1_000 + month * 8),
  paid: fromInteger(300 + month),
  freemium: fromInteger(2_700 + month * 12),
  freemiumActive: fromInteger(1_700 + month * 4),
  elevenPlus: null,
  provisioning: null,
  leaving: null,
  basis: 'month-end',
  otherBasisTotal: null,
  clusters: [],
});

const accountsOf = (first: Month): ReportAccount[] =>
  sampleAccounts.map(({ id, name, environment }) => ({
    accountId: id,
    name,
    owner: null,
    environment,
    mappings: [{ from: first, environment }],
  }));

export type SampleChanges = Partial<Omit<ReportInputs, 'settings' | 'months'>> & {
  readonly settings?: Partial<KpiSettings>;
  /** Changes one month's inputs. */
  readonly editMonth?: (month: MonthInputs) => MonthInputs;
  readonly firstMonth?: Month;
};

/** A made-up organisation's inputs for a report: eight accounts, five cost types, one of the accounts unmapped. */
export const sampleInputs = ({ settings, editMonth, firstMonth, ...changes }: SampleChanges = {}): ReportInputs => {
  const month = changes.month ?? '2026-01';
  const first = firstMonth ?? '2024-11';
  const months = monthRange(first, month).map(
    (each, at): MonthInputs => ({
      month: each,
      currency: 'USD',
      costs: costsOf(at),
      counts: countsOf(at),
      fleet: null,
    }),
  );
  const edited = editMonth === undefined ? months : months.map(editMonth);
  return {
    organisation: { id: 'own', name: 'Acme' },
    month,
    issue: draftIssue,
    asOf: '2026-02-10',
    basis: 'effective',
    settings: {
      ...defaultKpiSettings,
      organisationName: 'Acme',
      firstReportMonth: '2021-01',
      fiscalYearStartMonth: 2,
      ...settings,
    },
    months: edited,
    states: edited.map(({ month: each, costs }) => ({
      month: each,
      data: 'final',
      report: 'draft',
      rejectedRows: 0,
      billedNanos: costs === null ? null : costs.reduce((sum, cell) => sum + (cell.nanos ?? 0n), 0n),
      sources: ['bill'],
      lastUsageDay: `${each}-28`,
    })),
    definitions: builtInDefinitions,
    targets: defaultTargets,
    accounts: accountsOf(first),
    annotations: [],
    hasCostClassRules: true,
    invoiceTotals: [],
    payers: [],
    budgets: [],
    moverLines: [],
    words: noWords,
    tagCoverage: [],
    savings: sampleSavings(edited.filter(({ costs }) => costs !== null).map((each) => each.month)),
    ...changes,
  };
};
