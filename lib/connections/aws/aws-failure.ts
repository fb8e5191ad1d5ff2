import 'server-only';
import { SecretError } from '../../secrets/read-secret';
import { ConnectionError, type ConnectionErrorCode } from '../connection-error';
import { iamPolicy } from './iam-policy';

type Failure = {
  readonly code: ConnectionErrorCode;
  readonly text: string;
  readonly remedy: string;
  readonly isTransient?: boolean;
};
type Seen = { readonly name: string; readonly message: string; readonly status: number | null };

const again = 'It is tried again by itself; nothing was stored.';

/** What AWS's error names mean, the first that fits; names of several services, since they differ for the same trouble. */
const failures: readonly (readonly [RegExp, Failure])[] = [
  [
    /^(RequestTimeTooSkewed|RequestInTheFuture)$|Signature (expired|not yet current)/,
    {
      code: 'clock-skew',
      text: 'AWS refuses the request because this machine’s clock is wrong.',
      remedy: 'Set the clock by NTP, then try again.',
    },
  ],
  [
    /^(ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired)$|(token|session|credentials).* (is|has|have|are) expired|SSO session .*expired/i,
    {
      code: 'expired-token',
      text: 'The credentials for AWS have expired.',
      remedy: 'Sign in again (`aws sso login`, or new session keys), or give the server a role that renews itself.',
    },
  ],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|InvalidRegionException)$|scoped to a valid region|the region '.*' is wrong/,
    {
      code: 'wrong-region',
      text: 'The data is in another region than the one that was asked.',
      remedy: 'Correct “Region” under “More”.',
    },
  ],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|IncompleteSignature|MissingAuthenticationToken(Exception)?)$/,
    {
      code: 'no-credentials',
      text: 'AWS does not accept the credentials.',
      remedy: 'Check the profile, the role or the access keys that the server is started with.',
    },
  ],
  [
    /^(CredentialsProviderError|TokenProviderError|ProviderError)$|Could not load credentials|Could not resolve credentials/,
    {
      code: 'no-credentials',
      text: 'There are no credentials for AWS.',
      remedy: 'Start the server with a profile, a role or access keys in its environment, or name a profile here.',
    },
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|UnauthorizedException|AllAccessDisabled|Forbidden)$/,
    {
      code: 'access-denied',
      text: 'AWS denies access.',
      remedy: 'Attach this policy to the role or user, then test again.',
    },
  ],
  [
    /^(BandwidthLimitExceeded|LimitExceededException|RequestLimitExceeded|SlowDown|Throttl(ing|ed)(Exception)?|RequestThrottled(Exception)?|TooManyRequestsException)$/,
    { code: 'throttled', text: 'AWS asks for fewer requests at a time.', remedy: again, isTransient: true },
  ],
  [
    /historical data beyond/,
    {
      code: 'history-limit',
      text: 'AWS keeps no data that old.',
      remedy: 'Begin later, or enable more history in the settings of Cost Explorer.',
    },
  ],
  [
    /^(DataUnavailableException|BillExpirationException)$/,
    {
      code: 'data-unavailable',
      text: 'AWS has no data for this time yet.',
      remedy: 'Just enabled, Cost Explorer takes a day to have data. It is tried again by itself.',
      isTransient: true,
    },
  ],
  [
    /^(NoSuchBucket|NoSuchKey|NotFound|ResourceNotFoundException)$/,
    { code: 'not-found', text: 'AWS does not find what was asked for.', remedy: 'Check the names in the settings.' },
  ],
  [
    /^(TimeoutError|RequestTimeout(Exception)?|ETIMEDOUT|ESOCKETTIMEDOUT)$/,
    { code: 'timeout', text: 'AWS did not answer in time.', remedy: again, isTransient: true },
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO)$|CERT|socket hang up|^aborted$|self[- ]signed|Premature close/,
    {
      code: 'unreachable',
      text: 'AWS can’t be reached, or the connection broke off.',
      remedy: 'Check the network and its proxy. It is tried again by itself; nothing was stored.',
      isTransient: true,
    },
  ],
];

const serverError: Failure = {
  code: 'server-error',
  text: 'AWS failed on its side.',
  remedy: again,
  isTransient: true,
};
const denied: Failure | undefined = failures.find(([, { code }]) => code === 'access-denied')?.[1];
const badAnswer: Failure = {
  code: 'bad-answer',
  text: 'AWS’s answer can’t be read, or the request was refused.',
  remedy: 'Try again. If it stays, report it with the message above.',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const seenIn = (error: unknown): Seen => {
  if (typeof error !== 'object' || error === null) return { name: '', message: String(error), status: null };
  const name = 'name' in error ? textOf(error.name) : '';
  const code = 'code' in error ? textOf(error.code) : '';
  const metadata = '$metadata' in error ? error.$metadata : null;
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : null;
  return {
    name: name === 'Error' || name === '' || name === 'TypeError' ? code : name,
    message: 'message' in error ? textOf(error.message) : '',
    status: typeof status === 'number' ? status : null,
  };
};

/** The name that AWS gave an error, or the code of a broken connection; empty when it has none. */
export const awsErrorName = (error: unknown): string => seenIn(error).name;

const failureOf = ({ name, message, status }: Seen): Failure => {
  const known = failures.find(([pattern]) => pattern.test(name) || pattern.test(message));
  if (known !== undefined) return known[1];
  if (status !== null && status >= 500) return serverError;
  if (status === 403 && denied !== undefined) return denied;
  // An answer that breaks off in its middle is no JSON or XML.
  return name === 'SyntaxError' ? { ...badAnswer, remedy: again, isTransient: true } : badAnswer;
};

/** AWS's own words, short and on one line: they name actions and roles, never keys. */
const said = ({ name, message }: Seen): string => {
  const words = message
    .replace(/\s+/g, ' ')
    .replace(/Deserialization error.*$/, '')
    .trim()
    .slice(0, 300);
  return [name, words].filter((part) => part !== '' && part !== 'Error').join(': ');
};

/** Where the role may not be assumed, what it could do is beside the point: the policy that is missing is another one. */
const deniedRole = ({ message }: Seen): { readonly remedy: string; readonly attachment: string } | null => {
  if (!message.includes('sts:AssumeRole')) return null;
  const role = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]*\w/.exec(message.split(' on resource: ')[1] ?? '');
  return {
    remedy:
      'Attach this policy to the credentials that the server is started with, and let the role’s trust policy name them.',
    attachment: iamPolicy([{ actions: ['sts:AssumeRole'], ...(role === null ? {} : { resources: [role[0]] }) }]),
  };
};

type Options = {
  /** What was asked for, as the beginning of the message: “Cost by account and service”. */
  readonly what?: string;
  /** The least policy that would do, shown where access is denied. */
  readonly policy?: string;
  readonly signal?: AbortSignal;
};

/** What an error of an AWS client means for people. Errors that are ours already pass through unchanged. */
export const awsFailure = (error: unknown, { what, policy, signal }: Options = {}): ConnectionError | SecretError => {
  if (error instanceof ConnectionError || error instanceof SecretError) return error;
  if (signal?.aborted === true) {
    return new ConnectionError('cancelled', 'The pull was cancelled.', 'Start it again when you want it.');
  }
  const seen = seenIn(error);
  const { code, text, remedy, isTransient = false } = failureOf(seen);
  const words = said(seen);
  const message = `${what === undefined ? '' : `${what}: `}${text}${words === '' ? '' : ` (${words})`}`;
  const role = code === 'access-denied' ? deniedRole(seen) : null;
  if (role !== null) return new ConnectionError(code, message, role.remedy, { attachment: role.attachment });
  const attachment = code === 'access-denied' && policy !== undefined ? { attachment: policy } : {};
  // The SDK's own error holds the request with its headers, a session's token among them: none of that goes on.
  return new ConnectionError(code, message, remedy, { isTransient, ...attachment, cause: words });
};
