import { decimalToNanos } from '../../money/nanos';
import { fromDecimal } from '../../money/rational';
import type { Month } from '../../month/month';
import type { KpiSettings } from '../kpi-settings';
import { defaultKpiSettings } from '../settings';
import type { CostCell, EnvironmentId, MonthCounts, MonthInputs, WorkspaceCounts } from '../types';

/** A cost cell of an environment, in dollars, with everything else at a plain default. */
export const costCell = (
  environment: EnvironmentId,
  amount: string | null,
  rest: Partial<CostCell> = {},
): CostCell => ({
  accountId: `account-${environment}`,
  environment,
  service: 'Amazon Elastic Compute Cloud',
  costType: 'EC2',
  costClass: 'unclassified',
  cluster: null,
  scopeClass: 'usage',
  nanos: amount === null ? null : decimalToNanos(amount),
  ...rest,
});

type CountTexts = { readonly [Key in keyof WorkspaceCounts]?: string };

/** Month-end counts from decimal texts; what is left out is not given. */
export const monthCounts = (texts: CountTexts, rest: Partial<MonthCounts> = {}): MonthCounts => {
  const read = (key: keyof WorkspaceCounts) => {
    const text = texts[key];
    return text === undefined ? null : fromDecimal(text);
  };
  return {
    total: read('total'),
    active: read('active'),
    hibernated: read('hibernated'),
    paid: read('paid'),
    freemium: read('freemium'),
    freemiumActive: read('freemiumActive'),
    elevenPlus: read('elevenPlus'),
    provisioning: read('provisioning'),
    leaving: read('leaving'),
    basis: 'month-end',
    otherBasisTotal: null,
    clusters: [],
    ...rest,
  };
};

/** A month's inputs in USD without fleet hours. */
export const monthInputs = (
  month: Month,
  costs: readonly CostCell[] | null,
  counts: MonthCounts | null = null,
): MonthInputs => ({ month, currency: 'USD', costs, counts, fleet: null });

/** The default settings with changes. */
export const settingsWith = (changes: Partial<KpiSettings> = {}): KpiSettings => ({
  ...defaultKpiSettings,
  ...changes,
});
