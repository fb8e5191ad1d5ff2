import { fromNanos } from '../money/rational';
import { monthName } from '../month/month';
import { type CostGroup, groupCosts } from './cost-groups';
import type { KpiSettings } from './kpi-settings';
import { missingRateText } from './missing-rate';
import type {
  CostClass,
  EnvironmentId,
  Measure,
  Measures,
  MeasureUnit,
  MonthInputs,
  Reason,
  WorkspaceCounts,
} from './types';
import { completeCounts, isBeforeHibernation } from './workspace-counts';

export type MeasureContext = {
  readonly settings: Pick<
    KpiSettings,
    'kpiScopeClasses' | 'hibernationStartMonth' | 'sharedCostSplit' | 'sharedCostShares'
  >;
  /** Whether any cost-class rule exists: the cost-class measures are not configured before. */
  readonly hasCostClassRules: boolean;
};

/** What a cost measure sums: cost of these environments, and only of one cost class when given. */
export type CostSelection = { readonly environments: readonly EnvironmentId[]; readonly costClass: CostClass | null };

type MeasureSource =
  | { readonly kind: 'cost'; readonly selection: CostSelection }
  | { readonly kind: 'count'; readonly field: keyof WorkspaceCounts }
  | { readonly kind: 'fleet'; readonly field: 'spotHours' | 'totalHours' };

export type MeasureDefinition = {
  readonly id: string;
  readonly unit: MeasureUnit;
  readonly description: string;
  readonly source: MeasureSource;
};

const inScopeEnvironments: readonly EnvironmentId[] = [
  'production',
  'core',
  'test',
  'dev',
  'staging',
  'shared',
  'unmapped',
];

const cost = (
  name: string,
  environments: readonly EnvironmentId[],
  description: string,
  costClass: CostClass | null = null,
): MeasureDefinition => ({
  id: `cost.${name}`,
  unit: 'money',
  description,
  source: { kind: 'cost', selection: { environments, costClass } },
});

const count = (field: keyof WorkspaceCounts, description: string): MeasureDefinition => ({
  id: `workspaces.${field}`,
  unit: 'count',
  description,
  source: { kind: 'count', field },
});

const fleet = (field: 'spotHours' | 'totalHours', description: string): MeasureDefinition => ({
  id: `fleet.${field}`,
  unit: 'instance-hours',
  description,
  source: { kind: 'fleet', field },
});

/** Every measure that a formula can name: one number a month. */
export const measureDefinitions: readonly MeasureDefinition[] = [
  cost('production', ['production'], 'Cost of the accounts mapped to production in the month'),
  cost('core', ['core'], 'Cost of the accounts mapped to core in the month'),
  cost('test', ['test'], 'Cost of the accounts mapped to test in the month'),
  cost('dev', ['dev'], 'Cost of the accounts mapped to dev in the month'),
  cost('staging', ['staging'], 'Cost of the accounts mapped to staging in the month'),
  cost('shared', ['shared'], 'Cost of management accounts and support that is not split over the environments'),
  cost('unmapped', ['unmapped'], 'Cost of accounts that have no environment yet'),
  cost('total', inScopeEnvironments, 'All of the above; accounts out of scope are not in it'),
  cost('customerSpecific', ['production'], 'Production cost of the class customer-specific', 'customer-specific'),
  cost('variablePlatform', ['production'], 'Production cost of the class variable-platform', 'variable-platform'),
  count('total', 'Active and hibernated workspaces'),
  count('active', 'Active workspaces'),
  count('hibernated', 'Hibernated workspaces; not applicable before hibernation began'),
  count('paid', 'Workspaces with a paid entitlement'),
  count('freemium', 'Workspaces that do not pay'),
  count('freemiumActive', 'Active workspaces that do not pay'),
  count('elevenPlus', 'Workspaces with 11 or more users'),
  fleet('spotHours', 'Instance-hours on spot capacity'),
  fleet('totalHours', 'All instance-hours'),
];

/** The measures that a formula may name. */
export const measureIds: ReadonlySet<string> = new Set(measureDefinitions.map((definition) => definition.id));

/** A measure's definition by its id; null when there is none. */
export const measureDefinition = (id: string): MeasureDefinition | null =>
  measureDefinitions.find((definition) => definition.id === id) ?? null;

/** Whether a cell of cost, as grouped by environment and cost class, is part of a cost measure. */
export const isSelected = (
  selection: CostSelection,
  cell: { readonly environment: EnvironmentId; readonly costClass: CostClass },
): boolean =>
  selection.environments.includes(cell.environment) &&
  (selection.costClass === null || selection.costClass === cell.costClass);

type MonthView = {
  readonly inputs: MonthInputs;
  readonly groups: readonly CostGroup[];
  readonly counts: WorkspaceCounts | null;
  readonly isBeforeHibernation: boolean;
  readonly context: MeasureContext;
};

const missing = (definition: MeasureDefinition, code: Reason['code'], text: string): Measure => ({
  id: definition.id,
  unit: definition.unit,
  value: null,
  reason: { code, subject: definition.id, text },
});

const isMapped = (group: CostGroup): boolean =>
  inScopeEnvironments.includes(group.environment) && group.environment !== 'unmapped' && group.environment !== 'shared';

/** Zero cost of an environment says nothing while the accounts that could be it have no environment. */
const lacksMapping = ({ environments }: CostSelection, groups: readonly CostGroup[]): boolean => {
  const [environment] = environments;
  if (environments.length > 1 || environment === undefined || environment === 'unmapped' || environment === 'shared')
    return false;
  if (!groups.some((group) => group.environment === 'unmapped')) return false;
  return environment === 'production'
    ? !groups.some((group) => group.environment === 'production')
    : !groups.some(isMapped);
};

const costMeasure = (definition: MeasureDefinition, selection: CostSelection, view: MonthView): Measure => {
  const { id, unit } = definition;
  const { costs, missingRates, month, currency } = view.inputs;
  if (costs === null && missingRates !== undefined) {
    return missing(definition, 'missing-rate', missingRateText(missingRates, month, currency));
  }
  if (costs === null) return missing(definition, 'no-bill', `There is no bill for ${monthName(month)}.`);
  if (lacksMapping(selection, view.groups)) {
    const name = selection.environments[0] ?? '';
    return missing(definition, 'no-environment', `No account is mapped to ${name} yet, and there is unmapped cost.`);
  }
  if (selection.costClass !== null && !view.context.hasCostClassRules) {
    return missing(definition, 'no-class-rules', 'Not configured: there are no cost-class rules.');
  }
  let nanos = 0n;
  for (const group of view.groups) {
    if (!isSelected(selection, group)) continue;
    if (group.nanos === null) {
      return missing(definition, 'basis-unknown', 'The bill does not know the cost in this basis.');
    }
    nanos += group.nanos;
  }
  return { id, unit, value: fromNanos(nanos), reason: null };
};

const countMeasure = (definition: MeasureDefinition, field: keyof WorkspaceCounts, view: MonthView): Measure => {
  const { id, unit } = definition;
  if (view.isBeforeHibernation && field === 'hibernated') {
    return missing(
      definition,
      'before-hibernation',
      `Not applicable: hibernation began after ${monthName(view.inputs.month)}.`,
    );
  }
  if (view.counts === null) {
    return missing(definition, 'no-counts', `There are no workspace counts for ${monthName(view.inputs.month)}.`);
  }
  const value = view.counts[field] ?? null;
  return value === null
    ? missing(definition, 'missing-count', `The workspace counts for ${monthName(view.inputs.month)} do not say ${id}.`)
    : { id, unit, value, reason: null };
};

const computeMeasure = (definition: MeasureDefinition, view: MonthView): Measure => {
  const { id, unit, source } = definition;
  if (source.kind === 'cost') return costMeasure(definition, source.selection, view);
  if (source.kind === 'count') return countMeasure(definition, source.field, view);
  return view.inputs.fleet === null
    ? missing(definition, 'no-fleet-hours', `There are no instance-hours for ${monthName(view.inputs.month)}.`)
    : { id, unit, value: view.inputs.fleet[source.field], reason: null };
};

/** Every measure of a month, exact, or null with the reason. */
export const computeMeasures = (inputs: MonthInputs, context: MeasureContext): Measures => {
  const before = isBeforeHibernation(inputs.month, context.settings.hibernationStartMonth);
  const view: MonthView = {
    inputs,
    groups: groupCosts(inputs.costs ?? [], context.settings),
    counts: inputs.counts === null ? null : completeCounts(inputs.counts, before),
    isBeforeHibernation: before,
    context,
  };
  return new Map(measureDefinitions.map((definition) => [definition.id, computeMeasure(definition, view)]));
};
