import { decimalText } from './charge';
import type { CostGroup } from './production-cost';

/** One thing that AWS sells: what a usage line of the bill says about it. */
export type Meter = {
  readonly service: string;
  readonly code: string;
  readonly usageType: string;
  readonly operation: string;
  readonly unit: string;
  /** List price of one unit, in USD. */
  readonly price: number;
  readonly priceText: string;
  /** Part of its group's cost, 0 to 1. */
  readonly share: number;
  readonly category: string;
  /** Whether us-east-1 prints its region in the usage type. */
  readonly prefixed: boolean;
  readonly tagged: 'cluster' | 'vpc' | 'none';
};

type Row = readonly [usageType: string, operation: string, unit: string, price: number, share: number];

type Product = Pick<Meter, 'service' | 'code' | 'category' | 'tagged'> & { readonly prefixed?: boolean };

const ec2 = { service: 'Amazon Elastic Compute Cloud', code: 'AmazonEC2', category: 'Compute' } as const;
const vpc = {
  service: 'Amazon Virtual Private Cloud',
  code: 'AmazonVPC',
  category: 'Networking',
  prefixed: true,
} as const;

const sold = (product: Product, rows: readonly Row[]): Meter[] =>
  rows.map(([usageType, operation, unit, price, share]) => ({
    prefixed: false,
    ...product,
    usageType,
    operation,
    unit,
    price,
    priceText: decimalText(Math.round(price * 1e9), 9),
    share,
  }));

const catalogue: Record<CostGroup, Meter[]> = {
  EC2: sold({ ...ec2, tagged: 'cluster' }, [
    ['BoxUsage:m6i.2xlarge', 'RunInstances', 'Hrs', 0.384, 0.65],
    ['BoxUsage:r6i.2xlarge', 'RunInstances', 'Hrs', 0.504, 0.35],
  ]),
  EBS: sold({ ...ec2, tagged: 'cluster' }, [
    ['EBS:VolumeUsage.gp3', 'CreateVolume-Gp3', 'GB-Mo', 0.08, 0.8],
    ['EBS:SnapshotUsage', 'CreateSnapshot', 'GB-Mo', 0.05, 0.2],
  ]),
  NAT: sold({ ...ec2, tagged: 'vpc', prefixed: true }, [
    ['NatGateway-Hours', 'NatGateway', 'Hrs', 0.045, 0.25],
    ['NatGateway-Bytes', 'NatGateway', 'GB', 0.045, 0.75],
  ]),
  DataTransfer: sold({ ...ec2, tagged: 'none' }, [
    ['DataTransfer-Out-Bytes', 'RunInstances', 'GB', 0.09, 0.7],
    ['DataTransfer-Regional-Bytes', 'InterZone-Out', 'GB', 0.01, 0.3],
  ]),
  RDS: sold(
    { service: 'Amazon Relational Database Service', code: 'AmazonRDS', category: 'Databases', tagged: 'cluster' },
    [
      ['InstanceUsage:db.r6g.large', 'CreateDBInstance:0014', 'Hrs', 0.225, 0.7],
      ['RDS:GP3-Storage', 'CreateDBInstance:0014', 'GB-Mo', 0.115, 0.2],
      ['RDS:ChargedBackupUsage', 'CreateDBInstance:0014', 'GB-Mo', 0.095, 0.1],
    ],
  ),
  S3: sold({ service: 'Amazon Simple Storage Service', code: 'AmazonS3', category: 'Storage', tagged: 'none' }, [
    ['TimedStorage-ByteHrs', 'StandardStorage', 'GB-Mo', 0.023, 0.8],
    ['Requests-Tier1', 'PutObject', 'Requests', 0.000005, 0.2],
  ]),
  ELB: sold({ service: 'Elastic Load Balancing', code: 'AWSELB', category: 'Networking', tagged: 'cluster' }, [
    ['LoadBalancerUsage', 'LoadBalancing:Application', 'Hrs', 0.0225, 0.45],
    ['LCUUsage', 'LoadBalancing:Application', 'LCU-Hrs', 0.008, 0.55],
  ]),
  VPC: sold({ ...vpc, tagged: 'vpc' }, [
    ['VpcEndpoint-Hours', 'VpcEndpoint', 'Hrs', 0.01, 0.7],
    ['VpcEndpoint-Bytes', 'VpcEndpoint', 'GB', 0.01, 0.3],
  ]),
  PublicIPv4: sold({ ...vpc, tagged: 'vpc' }, [['PublicIPv4:InUseAddress', 'AllocateAddressVPC', 'Hrs', 0.005, 1]]),
  TransitGateway: sold({ ...vpc, tagged: 'none' }, [
    ['TransitGateway-Hours', 'TransitGatewayVPC', 'Hrs', 0.05, 0.6],
    ['TransitGateway-Bytes', 'TransitGatewayVPC', 'GB', 0.02, 0.4],
  ]),
  EKS: sold(
    {
      service: 'Amazon Elastic Container Service for Kubernetes',
      code: 'AmazonEKS',
      category: 'Compute',
      tagged: 'cluster',
      prefixed: true,
    },
    [['AmazonEKS-Hours:perCluster', 'CreateOperation', 'Hrs', 0.1, 1]],
  ),
  CloudWatch: sold(
    { service: 'AmazonCloudWatch', code: 'AmazonCloudWatch', category: 'Management and Governance', tagged: 'none' },
    [
      ['CW:MetricMonitorUsage', 'MetricStorage', 'Metrics', 0.3, 0.45],
      ['DataProcessing-Bytes', 'PutLogEvents', 'GB', 0.5, 0.55],
    ],
  ),
  OpenSearch: sold({ service: 'Amazon OpenSearch Service', code: 'AmazonES', category: 'Analytics', tagged: 'none' }, [
    ['ESInstance:r6g.large.search', 'ESDomain', 'Hrs', 0.167, 1],
  ]),
  KMSandOther: sold({ service: 'AWS Key Management Service', code: 'awskms', category: 'Security', tagged: 'none' }, [
    ['KMS-Requests', 'Decrypt', 'Requests', 0.000003, 1],
  ]),
  CloudTrail: sold(
    { service: 'AWS CloudTrail', code: 'AWSCloudTrail', category: 'Management and Governance', tagged: 'none' },
    [['PaidEventsRecorded', 'None', 'Events', 0.00002, 1]],
  ),
};

const gravitonTypes: Readonly<Record<string, string>> = {
  'BoxUsage:m6i.2xlarge': 'BoxUsage:m7g.2xlarge',
  'BoxUsage:r6i.2xlarge': 'BoxUsage:r7g.2xlarge',
};

/** The meters of a cost group; on Graviton its instances are m7g and r7g. */
export const metersOf = (group: CostGroup, onGraviton: boolean): Meter[] =>
  onGraviton
    ? catalogue[group].map((meter) => ({ ...meter, usageType: gravitonTypes[meter.usageType] ?? meter.usageType }))
    : catalogue[group];

const regionPrefixes: Readonly<Record<string, string>> = { 'us-east-1': 'USE1-', 'eu-central-1': 'EUC1-' };

/** The usage type as that region's bill prints it. */
export const regionalUsageType = (meter: Pick<Meter, 'usageType' | 'prefixed'>, region: string): string =>
  region === 'us-east-1' && !meter.prefixed ? meter.usageType : `${regionPrefixes[region] ?? ''}${meter.usageType}`;
