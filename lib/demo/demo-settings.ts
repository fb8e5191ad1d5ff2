import type { KpiSettings } from '../kpis/kpi-settings';
import type { CostClass, Rule, RuleKind, Target } from '../kpis/types';
import { addMonths, type Month } from '../month/month';
import { clusterTags } from './clusters';
import { organisation } from './organisation';
import { demoMonth } from './timeline';

const { org, workspaces } = organisation;

/** What the demo company sets; everything else is the product's default. Its "today" is ten days after its last month. */
export const demoSettings: Partial<KpiSettings> = {
  organisationName: org.name,
  currency: org.currency,
  fiscalYearStartMonth: org.fiscalYearStartMonth,
  firstReportMonth: '2021-01',
  hibernationStartMonth: demoMonth(workspaces.hibernationMonth),
  asOf: `${addMonths(demoMonth(org.months), 1)}-10`,
  tagKeys: ['CloudClusterID', 'VpcID'],
};

type RuleSketch = Pick<Rule, 'name' | 'match' | 'result'>;

const ordered = (kind: RuleKind, sketches: readonly RuleSketch[]): Rule[] =>
  sketches.map((sketch, at) => ({
    ...sketch,
    id: `demo-${kind}-${at + 1}`,
    kind,
    position: (at + 1) * 10,
    validFrom: null,
  }));

const classOf = (name: string, costTypes: string, result: CostClass): RuleSketch => ({
  name,
  match: { costType: costTypes },
  result,
});

const clusterSketches: RuleSketch[] = organisation.clusters.flatMap(({ name }) => {
  const { clusterTag, vpcTag } = clusterTags(name);
  return [
    { name: `${name} by cluster tag`, match: { tag: { key: 'CloudClusterID', value: clusterTag } }, result: name },
    { name: `${name} by VPC tag`, match: { tag: { key: 'VpcID', value: vpcTag } }, result: name },
  ];
});

/** Which part of the platform each customer has for itself, which grows with all of them, and which stands whatever they do. */
const classSketches: RuleSketch[] = [
  classOf("Customers' data and databases", '(RDS|EBS|S3)', 'customer-specific'),
  classOf('Shared compute and traffic', '(EC2|NAT|ELB|Data transfer|Savings vendor fee)', 'variable-platform'),
  classOf('Control plane and observability', '(EKS|VPC|CloudWatch|OpenSearch|Support)', 'fixed-platform'),
];

/** The demo's own rules: clusters by name, and the cost classes that make CPBM computable. Cost types are the shipped ones. */
export const demoRules: readonly { readonly kind: RuleKind; readonly rules: readonly Rule[] }[] = [
  { kind: 'cluster', rules: ordered('cluster', clusterSketches) },
  { kind: 'cost-class', rules: ordered('cost-class', classSketches) },
];

const trendTarget = (kpiId: string, operator: 'falls' | 'rises'): Target => ({
  kpiId,
  validFrom: null,
  kind: 'trend',
  operator,
  fail: null,
  warn: null,
});

const thresholdTarget = (kpiId: string, operator: '<' | '<=', fail: string): Target => ({
  kpiId,
  validFrom: null,
  kind: 'threshold',
  operator,
  fail,
  warn: null,
});

/** The demo company's targets. */
export const demoTargets: readonly Target[] = [
  thresholdTarget('DM', '<', '0.2'),
  thresholdTarget('NPEC', '<=', '0.45'),
  thresholdTarget('P-4', '<=', '0.3'),
  trendTarget('APWC', 'falls'),
  trendTarget('WB', 'rises'),
];

/** What happened in which month, as notes on the charts. */
export const demoAnnotations: readonly { readonly month: Month; readonly text: string }[] = organisation.events.map(
  (event) => ({ month: demoMonth(event.month), text: event.title }),
);
