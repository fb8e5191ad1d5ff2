import type { Charge } from '../charge';

const isCompute = ({ usageType }: Charge): boolean => /(Box|Spot|Dedicated)Usage|HeavyUsage/.test(usageType ?? '');

/** A service as Cost Explorer's API names it: tax is one of its own, and EC2 is two. */
export const apiServiceName = (charge: Charge): string => {
  if (charge.kind === 'tax') return 'Tax';
  if (charge.code !== 'AmazonEC2') return charge.service;
  return isCompute(charge) || charge.kind === 'reservation-fee'
    ? 'Amazon Elastic Compute Cloud - Compute'
    : 'EC2 - Other';
};

const consoleNames: Readonly<Record<string, string>> = {
  'Amazon Elastic Compute Cloud - Compute': 'EC2-Instances',
  'EC2 - Other': 'EC2-Other',
  'Amazon Simple Storage Service': 'S3',
  'Amazon Virtual Private Cloud': 'VPC',
  AmazonCloudWatch: 'CloudWatch',
  'Savings Plans for AWS Compute usage': 'Savings Plans for Compute usage',
};

/** A service as the console names it: without its maker, some by names of its own. */
export const consoleServiceName = (charge: Charge): string => {
  const name = apiServiceName(charge);
  return consoleNames[name] ?? name.replace(/^(Amazon|AWS) /, '');
};

/** A charge's record type in the words of Cost Explorer's API. */
export const recordTypeOf = ({ kind }: Charge): string => recordTypes[kind];

const recordTypes: Readonly<Record<Charge['kind'], string>> = {
  'on-demand': 'Usage',
  spot: 'Usage',
  'savings-plan-covered': 'SavingsPlanCoveredUsage',
  reserved: 'DiscountedUsage',
  'savings-plan-fee': 'SavingsPlanRecurringFee',
  'reservation-fee': 'RIFee',
  support: 'Support',
  marketplace: 'Usage',
  tax: 'Tax',
  credit: 'Credit',
  refund: 'Refund',
};
