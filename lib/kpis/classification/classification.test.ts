import { describe, expect, it } from 'vitest';
import { costCell } from '../testing/month-fixture';
import type { LineKey, Rule } from '../types';
import { compileRules } from './compile-rules';
import { compileGlob } from './glob';
import { ruleCoverage } from './rule-coverage';
import { starterCostTypes, starterRules } from './starter-rules';

const line = (changes: Partial<LineKey> = {}): LineKey => ({
  payerId: '100000000001',
  accountId: '100000000002',
  service: 'Amazon Elastic Compute Cloud',
  usageType: null,
  operation: null,
  region: null,
  scopeClass: 'usage',
  pricingCategory: null,
  commitmentStatus: null,
  usageUnit: null,
  tags: {},
  ...changes,
});

const rule = (changes: Partial<Rule>): Rule => ({
  id: 'rule',
  kind: 'cost-class',
  position: 10,
  name: 'A rule',
  validFrom: null,
  match: {},
  result: 'customer-specific',
  ...changes,
});

describe('patterns', () => {
  it('match the whole value, with any text for a star and alternatives in parentheses', () => {
    expect(compileGlob('*NatGateway-(Hours|Bytes)')('USE1-NatGateway-Hours')).toBe(true);
    expect(compileGlob('*NatGateway-(Hours|Bytes)')('USE1-NatGateway-Prvd')).toBe(false);
    expect(compileGlob('NatGateway')('USE1-NatGateway')).toBe(false);
    expect(compileGlob('(a*|b)c')('axyzc')).toBe(true);
    expect(compileGlob('*')('')).toBe(true);
    expect(compileGlob('')('')).toBe(true);
    expect(compileGlob('')('x')).toBe(false);
  });

  it('take everything else as it stands, case, dots and lone parentheses included', () => {
    expect(compileGlob('Amazon EC2 Container Registry (ECR)')('Amazon EC2 Container Registry (ECR)')).toBe(true);
    expect(compileGlob('t3.micro')('t3xmicro')).toBe(false);
    expect(compileGlob('s3')('S3')).toBe(false);
    expect(compileGlob('a[b]c\\d$^')('a[b]c\\d$^')).toBe(true);
    expect(compileGlob('a(b')('a(b')).toBe(true);
  });
});

describe('the starter rules', () => {
  const classify = compileRules(starterRules(['CloudClusterID', 'VpcID']), '2026-01');

  it.each([
    ['USE1-NatGateway-Hours', 'Amazon Elastic Compute Cloud', 'NAT'],
    ['NatGateway-Bytes', 'EC2 - Other', 'NAT'],
    ['EUC1-EBS:VolumeUsage.gp3', 'Amazon Elastic Compute Cloud', 'EBS'],
    ['EBS:SnapshotUsage', 'Amazon Elastic Compute Cloud', 'EBS'],
    ['EBSOptimized:c4.large', 'Amazon Elastic Compute Cloud', 'EC2'],
    ['BoxUsage:m5.large', 'Amazon Elastic Compute Cloud', 'EC2'],
    ['USE1-SpotUsage:m5.large', 'Amazon Elastic Compute Cloud - Compute', 'EC2'],
    ['USE1-VpcEndpoint-Hours', 'Amazon Virtual Private Cloud', 'VPC'],
    ['USE1-TransitGateway-Bytes', 'Amazon Virtual Private Cloud', 'VPC'],
    ['USE1-PublicIPv4:InUseAddress', 'Amazon Virtual Private Cloud', 'VPC'],
    ['USE1-LoadBalancerUsage', 'Amazon Elastic Compute Cloud', 'ELB'],
    ['LCUUsage', 'Elastic Load Balancing', 'ELB'],
    [null, 'Elastic Load Balancing', 'ELB'],
    ['USE1-DataTransfer-Regional-Bytes', 'Amazon Elastic Compute Cloud', 'Data transfer'],
    ['USE1-CAN1-AWS-Out-Bytes', 'Amazon Simple Storage Service', 'Data transfer'],
    ['USW2-TimedStorage-ByteHrs', 'Amazon Simple Storage Service', 'S3'],
    ['USE1-InstanceUsage:db.r6g.large', 'Amazon Relational Database Service', 'RDS'],
    ['USE1-AmazonEKS-Hours:perCluster', 'Amazon Elastic Container Service for Kubernetes', 'EKS'],
    ['USE1-AmazonEKS-Hours:perCluster', 'Amazon Elastic Kubernetes Service', 'EKS'],
    ['CW:Requests', 'AmazonCloudWatch', 'CloudWatch'],
    ['ESInstance:m6g.large', 'Amazon OpenSearch Service', 'OpenSearch'],
    ['ca-central-1-KMS-Keys', 'AWS Key Management Service', 'KMS'],
    ['Catalog-Request', 'AWS Glue', 'other'],
  ])('give usage type %s of %s the type %s', (usageType, service, costType) => {
    expect(classify(line({ usageType, service })).costType).toBe(costType);
  });

  it('name charges that are no usage by their kind, whatever the service', () => {
    expect(classify(line({ scopeClass: 'tax' })).costType).toBe('Tax');
    expect(classify(line({ scopeClass: 'vendor-fee', service: 'Savings vendor fee' })).costType).toBe(
      'Savings vendor fee',
    );
    expect(classify(line({ scopeClass: 'commitment' })).costType).toBe('EC2');
  });

  it('take the cluster from the first tag key that has a value', () => {
    expect(classify(line({ tags: { CloudClusterID: 'prod-1', VpcID: 'vpc-9' } })).cluster).toBe('prod-1');
    expect(classify(line({ tags: { CloudClusterID: '', VpcID: 'vpc-9' } })).cluster).toBe('vpc-9');
    expect(classify(line()).cluster).toBeNull();
  });

  it('ship no cost class, and list each cost type once with other last', () => {
    expect(classify(line()).costClass).toBe('unclassified');
    expect(starterCostTypes.at(-1)).toBe('other');
    expect(new Set(starterCostTypes).size).toBe(starterCostTypes.length);
  });
});

describe('rules', () => {
  it('are tried by position, and the first whose every pattern matches wins', () => {
    const rules = [
      rule({ id: 'b', position: 20, result: 'variable-platform' }),
      rule({ id: 'a', position: 10, match: { account: '1*', service: 'Amazon S3' } }),
    ];
    expect(compileRules(rules, '2026-01')(line({ service: 'Amazon S3' })).costClass).toBe('customer-specific');
    expect(compileRules(rules, '2026-01')(line()).costClass).toBe('variable-platform');
  });

  it('apply from their month on, and a later version of a rule replaces the earlier one', () => {
    const rules = [
      rule({ id: 'a', validFrom: '2025-06' }),
      rule({ id: 'a', validFrom: '2026-01', result: 'fixed-platform' }),
    ];
    const classIn = (month: string) => compileRules(rules, month)(line()).costClass;
    expect([classIn('2025-05'), classIn('2025-06'), classIn('2026-01')]).toEqual([
      'unclassified',
      'customer-specific',
      'fixed-platform',
    ]);
  });

  it('of cost classes can match on the cost type and the cluster found before', () => {
    const rules = [
      ...starterRules(['CloudClusterID']),
      rule({ id: 'a', match: { costType: 'RDS', cluster: 'prod-*' } }),
      rule({ id: 'b', position: 20, match: { tag: { key: 'Tenant', value: '(big|huge)' } }, result: 'fixed-platform' }),
    ];
    const classify = compileRules(rules, '2026-01');
    const database = { service: 'Amazon Relational Database Service', tags: { CloudClusterID: 'prod-1' } };
    expect(classify(line(database)).costClass).toBe('customer-specific');
    expect(classify(line({ tags: { Tenant: 'huge' } })).costClass).toBe('fixed-platform');
    expect(classify(line({ tags: { Tenant: 'small' } })).costClass).toBe('unclassified');
  });

  it('that name no known cost class leave the line unclassified', () => {
    expect(compileRules([rule({ result: 'whatever' })], '2026-01')(line()).costClass).toBe('unclassified');
  });
});

describe('the coverage of rules', () => {
  it('is the share of money that a rule other than the catch-all names', () => {
    const cells = [
      costCell('production', '60', { costClass: 'customer-specific', cluster: 'prod-1' }),
      costCell('production', '20', { costType: 'other' }),
      costCell('dev', '-20'),
    ];
    const coverage = ruleCoverage(cells);
    expect(coverage.costType).toEqual({ numerator: 4n, denominator: 5n });
    expect(coverage.costClass).toEqual({ numerator: 3n, denominator: 4n });
    expect(coverage.cluster).toEqual({ numerator: 3n, denominator: 4n });
  });

  it('is unknown without cost, and where a cost is unknown', () => {
    expect(ruleCoverage([]).costType).toBeNull();
    expect(ruleCoverage([costCell('dev', null)]).costType).toBeNull();
  });
});
