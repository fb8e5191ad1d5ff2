import { z } from 'zod';
import { awsFields, awsSettingsSchema } from '../../aws/aws-settings';
import type { ConnectionField } from '../../connector';

const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is the name of a bucket alone, without s3:// and without folders');

/** Folders without a slash at the start and with one at the end, as keys begin. */
const prefix = z
  .string()
  .max(900)
  .refine((text) => !text.split('/').includes('..'), 'may not climb folders')
  .transform((text) => text.replace(/^\/+|\/+$/g, ''));

export const s3SettingsSchema = z.object({
  bucket: bucketName,
  prefix: prefix.optional(),
  export: z.string().min(1).optional(),
  monthsBack: z.int().min(1).max(240).optional(),
  originalBucket: bucketName.optional(),
  usePathStyle: z.boolean().optional(),
  aws: awsSettingsSchema.default({}),
});

export type S3Settings = z.infer<typeof s3SettingsSchema>;

const field = (field: Omit<ConnectionField, 'isRequired'> & { readonly isRequired?: boolean }): ConnectionField => ({
  isRequired: false,
  ...field,
});

export const s3Fields: readonly ConnectionField[] = [
  field({
    ...{ key: 'bucket', label: 'Bucket', hint: 'The bucket that AWS delivers the export to.', type: 'text' },
    ...{ placeholder: 'harborline-billing', isRequired: true },
  }),
  field({
    ...{ key: 'prefix', label: 'Prefix', type: 'text', placeholder: 'exports' },
    hint: 'The folders before the export’s name. Empty: the whole bucket is listed.',
  }),
  field({
    ...{ key: 'export', label: 'Export', type: 'text', placeholder: 'harborline-cur2' },
    hint: 'Which export, where there are several below the prefix.',
  }),
  field({
    ...{ key: 'monthsBack', label: 'Months back', type: 'number', placeholder: '24' },
    hint: 'How many months are brought, with this one. Empty: all that are there.',
  }),
  ...awsFields,
  field({
    ...{ key: 'usePathStyle', label: 'Bucket in the path', type: 'switch', isAdvanced: true },
    hint: 'Whether the bucket stands in the path of the address, as MinIO has it. As usual at other endpoints than AWS’s own.',
    options: [
      { value: '', label: 'By the endpoint' },
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ],
  }),
  field({
    ...{ key: 'originalBucket', label: 'Copied from bucket', type: 'text', isAdvanced: true },
    hint: 'Only for a copy under the same names: the bucket that the export’s manifests name.',
  }),
];

/** How keys of this connection begin: empty, or folders with a slash at the end. */
export const keyPrefix = ({ prefix = '' }: S3Settings): string => (prefix === '' ? '' : `${prefix}/`);

/** Where a connection reads, for people. */
export const whereOf = (settings: S3Settings): string => `s3://${settings.bucket}/${keyPrefix(settings)}`;
