import { z } from 'zod';
import type { ConnectionField } from '../connector';

const endpoint = z
  .string()
  .refine((text) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''), 'is no http or https address');

/**
 * How AWS is reached, a part of the settings of each kind that uses it. Credentials are never a setting: they come from
 * the SDK's default chain (environment, profile, SSO, web identity, container, instance), and from a role where one is named.
 */
export const awsSettingsSchema = z.object({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'is no region, such as eu-central-1')
    .optional(),
  profile: z.string().min(1).max(128).optional(),
  roleArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'is no role, such as arn:aws:iam::111122223333:role/perunit',
    )
    .optional(),
  externalId: z.string().min(2).max(1224).optional(),
  endpoint: endpoint.optional(),
});

export type AwsSettings = z.infer<typeof awsSettingsSchema>;

const field = (key: keyof AwsSettings, label: string, hint: string, placeholder: string): ConnectionField => ({
  ...{ key: `aws.${key}`, label, hint, placeholder },
  ...{ type: 'text', isRequired: false, isAdvanced: key !== 'profile' && key !== 'roleArn' },
});

/** The fields of that part, which stands under the key `aws` of a kind's settings. */
export const awsFields: readonly ConnectionField[] = [
  field(
    'profile',
    'AWS profile',
    'A profile of the AWS configuration on this machine. Empty: environment, SSO or the machine’s own role.',
    'billing',
  ),
  field(
    'roleArn',
    'Role to assume',
    'A role of the account that has the data.',
    'arn:aws:iam::111122223333:role/perunit',
  ),
  field('externalId', 'External id', 'Only if the role’s trust policy asks for one.', ''),
  field('region', 'Region', 'Empty: the usual one for this kind of data.', 'us-east-1'),
  field('endpoint', 'Endpoint', 'Another address than AWS’s own, for compatible servers.', 'https://s3.example.com'),
];
