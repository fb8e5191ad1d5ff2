import { serviceNames } from '../../service-names';

const withoutMaker = (name: string): string => name.replace(/^(Amazon|AWS)\s+/, '');

/** The console prints services without their maker, and some by names of its own. */
const ownNames: Readonly<Record<string, string>> = {
  'EC2-Instances': 'Amazon Elastic Compute Cloud',
  'EC2-Other': 'Amazon Elastic Compute Cloud',
  'EC2-ELB': 'Elastic Load Balancing',
  'Elastic Container Service for Kubernetes': 'Amazon Elastic Container Service for Kubernetes',
  'Elastic Kubernetes Service': 'Amazon Elastic Container Service for Kubernetes',
  'EC2 Container Registry (ECR)': 'Amazon EC2 Container Registry (ECR)',
  S3: 'Amazon Simple Storage Service',
  SNS: 'Amazon Simple Notification Service',
  SQS: 'Amazon Simple Queue Service',
  VPC: 'Amazon Virtual Private Cloud',
  CloudWatch: 'AmazonCloudWatch',
  'CloudWatch Events': 'Amazon EventBridge',
  'Savings Plans for Compute usage': 'Savings Plans for AWS Compute usage',
};

const shortNames: ReadonlyMap<string, string> = new Map([
  ...Object.values(serviceNames).map((name) => [withoutMaker(name), name] as const),
  ...Object.entries(ownNames),
]);

/** A service of the console in the one vocabulary; names that are not known stay. */
export const consoleServiceName = (name: string): string => shortNames.get(name) ?? name;
