import { keyPrefix, type S3Settings } from './s3-settings';

const partitionOf = (region = ''): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

/** The least that a pull needs, as an IAM policy to copy: list one prefix, read below it, and use a key if one is named. */
export const s3Policy = (settings: S3Settings, kmsKeyArn: string | null): string => {
  const bucket = `arn:${partitionOf(settings.aws.region)}:s3:::${settings.bucket}`;
  const prefix = keyPrefix(settings);
  const listing = { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket };
  const statements = [
    prefix === '' ? listing : { ...listing, Condition: { StringLike: { 's3:prefix': `${prefix}*` } } },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/${prefix}*` },
    ...(kmsKeyArn === null ? [] : [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: kmsKeyArn }]),
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
};
