import type { Rule } from '../types';
import { otherCostType } from './compile-rules';

type StarterRule = { readonly result: string; readonly name: string; readonly match: Rule['match'] };

const byUsageType = (result: string, usageType: string): StarterRule => ({
  result,
  name: `${result} by usage type ${usageType}`,
  match: { usageType },
});

const byService = (result: string, ...services: readonly string[]): StarterRule => ({
  result,
  name: `${result} by service`,
  match: { service: services.length === 1 ? (services[0] ?? '') : `(${services.join('|')})` },
});

const byScope = (result: string, scopeClass: string): StarterRule => ({
  result,
  name: `${result} by kind of charge`,
  match: { scopeClass },
});

/** What is not usage of a service comes first, then what hides inside another service, then the services. */
const costTypeRules: readonly StarterRule[] = [
  byScope('Tax', 'tax'),
  byScope('Credit', 'credit'),
  byScope('Refund', 'refund'),
  byScope('Support', 'support'),
  byScope('Savings vendor fee', 'vendor-fee'),
  byScope('Marketplace', 'marketplace'),
  byUsageType('NAT', '*NatGateway-*'),
  byUsageType('VPC', '*VpcEndpoint-*'),
  byUsageType('VPC', '*TransitGateway-*'),
  byUsageType('VPC', '*PublicIPv4:*'),
  byUsageType('VPC', '*VPN-Usage-Hours*'),
  byUsageType('ELB', '*LoadBalancerUsage'),
  byUsageType('ELB', '*LCUUsage'),
  byUsageType('EBS', '*EBS:*'),
  byUsageType('Data transfer', '*DataTransfer-*'),
  byUsageType('Data transfer', '*AWS-(In|Out)-Bytes'),
  byService('EKS', 'Amazon Elastic Kubernetes Service', 'Amazon Elastic Container Service for Kubernetes', 'AmazonEKS'),
  byService(
    'EC2',
    'Amazon Elastic Compute Cloud*',
    'AmazonEC2',
    'EC2 - Other',
    'AWS Compute Savings Plans',
    'Savings Plans for AWS Compute usage',
    'ComputeSavingsPlans',
  ),
  byService('ELB', '*Elastic Load Balancing', 'AWSELB'),
  byService('VPC', 'Amazon Virtual Private Cloud', 'AmazonVPC', 'AWS Transit Gateway'),
  byService('S3', 'Amazon Simple Storage Service*', 'AmazonS3', 'Amazon S3 Glacier*', 'Amazon Glacier'),
  byService('RDS', 'Amazon Relational Database Service*', 'AmazonRDS', 'Amazon Aurora*'),
  byService('CloudWatch', 'AmazonCloudWatch*', 'Amazon CloudWatch*'),
  byService('OpenSearch', 'Amazon OpenSearch*', 'Amazon Elasticsearch Service', 'AmazonES'),
  byService('KMS', 'AWS Key Management Service', 'awskms'),
  byService('Data transfer', 'AWS Data Transfer', 'AWSDataTransfer'),
  byService('EFS', 'Amazon Elastic File System', 'AmazonEFS'),
  byService('ECS', 'Amazon Elastic Container Service', 'AmazonECS'),
  byService('ECR', 'Amazon EC2 Container Registry (ECR)', 'Amazon Elastic Container Registry*', 'AmazonECR'),
  byService('Lambda', 'AWS Lambda', 'AWSLambda'),
  byService('DynamoDB', 'Amazon DynamoDB', 'AmazonDynamoDB'),
  byService('ElastiCache', 'Amazon ElastiCache', 'AmazonElastiCache'),
  byService('CloudFront', 'Amazon CloudFront', 'AmazonCloudFront'),
  byService(
    'SQS and SNS',
    'Amazon Simple Queue Service',
    'AWSQueueService',
    'Amazon Simple Notification Service',
    'AmazonSNS',
  ),
  byService('Route 53', 'Amazon Route 53', 'AmazonRoute53'),
];

/** The last rule of cost types: what nothing else names. */
const catchAll: StarterRule = { result: otherCostType, name: 'Everything else', match: {} };

const POSITION_STEP = 10;

const numbered = (kind: Rule['kind'], rules: readonly StarterRule[]): Rule[] =>
  rules.map(({ name, match, result }, index) => ({
    id: `starter-${kind}-${String(index + 1).padStart(2, '0')}`,
    kind,
    position: (index + 1) * POSITION_STEP,
    name,
    validFrom: null,
    match,
    result,
  }));

/**
 * The rules that an organisation starts with: cost types, and clusters by the tag keys in the settings, the first key
 * first. Cost classes have none: they are the organisation's own, and CPBM is not configured before.
 */
export const starterRules = (clusterTagKeys: readonly string[]): Rule[] => [
  ...numbered('cost-type', [...costTypeRules, catchAll]),
  ...numbered(
    'cluster',
    clusterTagKeys.map((key) => ({
      result: '$tag',
      name: `Cluster by tag ${key}`,
      match: { tag: { key, value: '*' } },
    })),
  ),
];

/** The cost types of the starter rules, each once, in their order; `other` last. */
export const starterCostTypes: readonly string[] = [
  ...new Set([...costTypeRules.map((rule) => rule.result), otherCostType]),
];
