import 'server-only';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsSettings } from './aws-settings';

// The SDK's version is pinned. That later ones need a newer Node concerns whoever updates it, not whoever pulls.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/** Milliseconds: to connect, for an answer to begin and end, and without a byte on the line. */
export type AwsTimeouts = { readonly connect: number; readonly request: number; readonly idle: number };

const usualTimeouts: AwsTimeouts = { connect: 5_000, request: 60_000, idle: 30_000 };

/** The SDK's standard retries: at most so many sends, with exponential back-off and full jitter up to 20 seconds. */
const mostAttempts = 5;

type Options = {
  readonly settings: AwsSettings;
  /** The region where the settings name none. */
  readonly region?: string;
  readonly timeouts?: Partial<AwsTimeouts>;
};

const plainConfig = ({ settings, region = 'us-east-1', timeouts }: Options) => {
  const { connect, request, idle } = { ...usualTimeouts, ...timeouts };
  return {
    region: settings.region ?? region,
    ...(settings.profile === undefined ? {} : { profile: settings.profile }),
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    maxAttempts: mostAttempts,
    retryMode: 'standard',
    requestHandler: {
      ...{ connectionTimeout: connect, requestTimeout: request, throwOnRequestTimeout: true, socketTimeout: idle },
    },
  };
};

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

/** Credentials of the role for an hour; the SDK asks again before they expire. */
const assumeRole = (options: Options, roleArn: string) => async (): Promise<Credentials> => {
  const sts = new STSClient(plainConfig(options));
  try {
    const { externalId } = options.settings;
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        ...{ RoleArn: roleArn, RoleSessionName: 'perunit' },
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      }),
    );
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken, Expiration } = given ?? {};
    if (accessKeyId === undefined || secretAccessKey === undefined)
      throw new Error(`AWS gave no credentials of ${roleArn}.`);
    return {
      ...{ accessKeyId, secretAccessKey },
      ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    };
  } finally {
    sts.destroy();
  }
};

/**
 * What every AWS client of ours is made with: `new S3Client(awsClientConfig({ settings }))`. Credentials come from the
 * SDK's default chain, or are those of the role that the settings name. Sends are given an `abortSignal` by the caller.
 */
export const awsClientConfig = (options: Options) => {
  const { roleArn } = options.settings;
  return { ...plainConfig(options), ...(roleArn === undefined ? {} : { credentials: assumeRole(options, roleArn) }) };
};
