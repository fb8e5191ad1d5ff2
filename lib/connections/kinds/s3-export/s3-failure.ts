import 'server-only';
import type { SecretError } from '../../../secrets/read-secret';
import { awsErrorName, awsFailure } from '../../aws/aws-failure';
import { ConnectionError, type ConnectionErrorCode } from '../../connection-error';
import { s3Policy } from './s3-policy';
import { type S3Settings, whereOf } from './s3-settings';

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The region that a bucket is said to be in by the error of a request to another one; null when it does not say. */
export const regionInError = (error: unknown): string | null => {
  const said = field(error, 'Region') ?? field(field(field(error, '$response'), 'headers'), 'x-amz-bucket-region');
  return typeof said === 'string' && /^[a-z]{2}(-[a-z]+)+-\d+$/.test(said) ? said : null;
};

const keyOfKms = (error: unknown): string | null => {
  const message = field(error, 'message');
  if (typeof message !== 'string' || !message.includes('kms:Decrypt')) return null;
  return /arn:aws[a-z-]*:kms:\S+:key\/[\w-]+/.exec(message)?.[0] ?? 'arn:aws:kms:REGION:ACCOUNT:key/KEY';
};

type OwnMessage = { readonly code: ConnectionErrorCode; readonly text: string; readonly remedy: string };

const ownMessages: Readonly<Record<string, OwnMessage>> = {
  InvalidObjectState: {
    code: 'not-found',
    text: 'The file was moved to an archive (Glacier) and can’t be read.',
    remedy: 'Restore it in S3, or set the months back so that its month is left out.',
  },
  NoSuchBucket: { code: 'not-found', text: 'There is no such bucket.', remedy: 'Check the bucket’s name.' },
  NoSuchKey: {
    code: 'not-found',
    text: 'The file is not there any more.',
    remedy: 'The next pull lists the bucket again.',
  },
  PreconditionFailed: {
    code: 'data-unavailable',
    text: 'The file was replaced while the pull was running.',
    remedy: 'The next pull brings the new one.',
  },
};

const brokenOff = (what: string, cause: unknown) =>
  new ConnectionError(
    'bad-answer',
    `${what}: the answer broke off or can’t be read.`,
    'It is tried again by itself; nothing was stored.',
    { isTransient: true, cause },
  );

/** What an error of S3 means for people: with the region, the policy or the key that is missing. */
export const s3Failure = (
  error: unknown,
  what: string,
  settings: S3Settings,
  signal: AbortSignal,
): ConnectionError | SecretError => {
  const policy = s3Policy(settings, keyOfKms(error));
  const failure = awsFailure(error, { what, policy, signal });
  if (!(failure instanceof ConnectionError) || failure === error || failure.code === 'cancelled') return failure;
  const own = ownMessages[awsErrorName(error)];
  if (own !== undefined) {
    const isTransient = own.code === 'data-unavailable';
    return new ConnectionError(own.code, `${what}: ${own.text}`, own.remedy, { isTransient, cause: error });
  }
  // No refusal of S3's: an answer that broke off in its middle can't be read.
  if (failure.code === 'bad-answer' && field(error, '$fault') === undefined) return brokenOff(what, error);
  const region = regionInError(error);
  if (failure.code === 'wrong-region' && region !== null) {
    const remedy = `Set “Region” under “More” to ${region}.`;
    return new ConnectionError('wrong-region', `${whereOf(settings)} is in ${region}.`, remedy, { cause: error });
  }
  return failure;
};
