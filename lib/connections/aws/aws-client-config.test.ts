import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LoopbackServer, type Reply, startServer } from '../testing/loopback-server';
import { awsSettingsSchema } from './aws-settings';
import { callerIdentity } from './caller-identity';

const role = 'arn:aws:iam::444455556666:role/perunit';
const bodies: string[] = [];
let server: LoopbackServer;

const credentials = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>session</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>444455556666</Account><Arn>${role}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const denied = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>AccessDenied</Code><Message>User is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>`;

const answer = (body: string): Reply => {
  bodies.push(body);
  const text = body.includes('Action=AssumeRole') ? credentials : identity;
  return { headers: { 'content-type': 'text/xml' }, body: text };
};

beforeEach(async () => {
  bodies.length = 0;
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOWN');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'own-secret');
  server = await startServer((_, __, body) => answer(body));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const ask = (more: object = {}) =>
  callerIdentity(awsSettingsSchema.parse({ endpoint: server.url, ...more }), new AbortController().signal);

describe('an AWS client', () => {
  it('uses the credentials of the environment', async () => {
    expect(await ask()).toEqual({ account: '444455556666', arn: role });
    expect(server.headers[0]?.authorization).toContain('Credential=AKIAOWN/');
  });

  it('takes on the role that the settings name, with its external id', async () => {
    await ask({ roleArn: role, externalId: 'abc-123' });
    expect(bodies[0]).toContain(`RoleArn=${encodeURIComponent(role)}`);
    expect(bodies[0]).toContain('ExternalId=abc-123');
    expect(server.headers[1]?.authorization).toContain('Credential=ASIAROLE/');
    expect(server.headers[1]?.['x-amz-security-token']).toBe('session');
  });

  it('says that a role may not be taken on, and never shows a key', async () => {
    server.faults.push({ status: 403, headers: { 'content-type': 'text/xml' }, body: denied });
    await expect(ask({ roleArn: role })).rejects.toMatchObject({ code: 'access-denied' });
    server.faults.push({ status: 403, headers: { 'content-type': 'text/xml' }, body: denied });
    await expect(ask({ roleArn: role })).rejects.not.toThrow('own-secret');
  });

  it.each([{ roleArn: 'perunit' }, { region: 'Frankfurt' }, { endpoint: 'ftp://x' }, { endpoint: 'x' }])(
    'refuses settings that can’t be meant: %o',
    (settings) => expect(awsSettingsSchema.safeParse(settings).success).toBe(false),
  );
});
