import { describe, expect, it } from 'vitest';
import { serviceName, serviceNames } from './service-names';
import { consoleServiceName } from './sources/cost-explorer/console-names';

/** What the API of Cost Explorer, its console and CUR call one service. */
const spellings: readonly (readonly [string, string, string])[] = [
  ['Amazon Elastic Compute Cloud - Compute', 'EC2-Instances', 'AmazonEC2'],
  ['EC2 - Other', 'EC2-Other', 'AmazonEC2'],
  ['Amazon Elastic Load Balancing', 'EC2-ELB', 'AWSELB'],
  ['Amazon Simple Storage Service', 'S3', 'AmazonS3'],
  ['Amazon Relational Database Service', 'Relational Database Service', 'AmazonRDS'],
  ['Amazon Virtual Private Cloud', 'VPC', 'AmazonVPC'],
  ['Amazon Route 53', 'Route 53', 'AmazonRoute53'],
  ['AmazonCloudWatch', 'CloudWatch', 'AmazonCloudWatch'],
  ['CloudWatch Events', 'CloudWatch Events', 'AWSEvents'],
  ['Amazon Elasticsearch Service', 'OpenSearch Service', 'AmazonES'],
  ['Amazon Elastic Container Service for Kubernetes', 'Elastic Kubernetes Service', 'AmazonEKS'],
  ['Amazon EC2 Container Registry (ECR)', 'EC2 Container Registry (ECR)', 'AmazonECR'],
  ['AWS Key Management Service', 'Key Management Service', 'awskms'],
  ['CodeBuild', 'CodeBuild', 'CodeBuild'],
  ['AWS Lambda', 'Lambda', 'AWSLambda'],
  ['AWS Security Hub', 'Security Hub', 'AWSSecurityHub'],
  ['Amazon Security Lake', 'Security Lake', 'AmazonSecurityLake'],
  ['AWS CodeCommit', 'CodeCommit', 'AWSCodeCommit'],
  ['Amazon Elastic MapReduce', 'Elastic MapReduce', 'ElasticMapReduce'],
  ['Savings Plans for AWS Compute usage', 'Savings Plans for Compute usage', 'ComputeSavingsPlans'],
  ['Tax', 'Tax', 'Tax'],
];

describe('the vocabularies of the API, the console and CUR', () => {
  it.each(spellings)('%s is one service in all three', (api, console, cur) => {
    expect(serviceName(consoleServiceName(console))).toBe(serviceName(api));
    expect(serviceName(cur)).toBe(serviceName(api));
  });

  it('map to names that map to nothing else', () => {
    for (const name of Object.values(serviceNames)) expect(serviceName(name)).toBe(name);
  });
});
