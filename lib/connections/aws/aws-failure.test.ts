import { expect, it } from 'vitest';
import { ConnectionError } from '../connection-error';
import { awsFailure } from './aws-failure';

const denied = (message: string) => {
  const error = Object.assign(new Error(message), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  const failure = awsFailure(error, { what: 'Cost', policy: 'the policy of the data' });
  return failure instanceof ConnectionError ? failure : null;
};

it('denied access names the policy that is missing: of the data, or of the role to assume', () => {
  const user = 'User: arn:aws:iam::111122223333:user/x is not authorized to perform:';
  expect(denied(`${user} ce:GetCostAndUsage`)?.attachment).toBe('the policy of the data');
  const role = 'arn:aws:iam::444455556666:role/perunit';
  const failure = denied(`${user} sts:AssumeRole on resource: ${role} because no identity-based policy allows it`);
  expect(failure?.code).toBe('access-denied');
  expect(failure?.remedy).toContain('trust policy');
  expect(JSON.parse(failure?.attachment ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [role] }],
  });
});
