import 'server-only';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { awsClientConfig } from './aws-client-config';
import { awsFailure } from './aws-failure';
import type { AwsSettings } from './aws-settings';

/** Whose credentials are used: asked of STS, which is free and needs no permission. Throws ConnectionError. */
export const callerIdentity = async (
  settings: AwsSettings,
  signal: AbortSignal,
): Promise<{ readonly account: string; readonly arn: string }> => {
  const sts = new STSClient(awsClientConfig({ settings }));
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
    return { account: Account ?? '', arn: Arn ?? '' };
  } catch (error) {
    throw awsFailure(error, { what: 'Asking whose credentials these are', signal });
  } finally {
    sts.destroy();
  }
};
