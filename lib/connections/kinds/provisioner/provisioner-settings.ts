import 'server-only';
import { z } from 'zod';
import type { ConnectionField } from '../../connector';
import { httpFields, httpSettingsSchema } from '../../http/http-settings';
import type { BucketChoice } from './state-buckets';

const ownBucket = z.enum(['active', 'hibernated', 'provisioning', 'leaving']);

export const provisionerSettingsSchema = z.object({
  http: httpSettingsSchema,
  /** State → bucket where the organisation counts otherwise. */
  buckets: z.record(z.string().min(1), ownBucket).optional(),
  pendingDeletion: z.enum(['hibernated', 'excluded']).optional(),
  historyMonths: z.number().int().min(0).max(60).optional(),
  beforeHistory: z.enum(['leave-out', 'count-as-active']).optional(),
});

export type ProvisionerSettings = z.infer<typeof provisionerSettingsSchema>;

/** How many months before the current one are counted unless set. */
export const usualHistoryMonths = 12;

export const bucketChoice = ({ buckets = {}, pendingDeletion = 'hibernated' }: ProvisionerSettings): BucketChoice => ({
  ...{ own: buckets, pendingDeletion },
});

export const provisionerFields: readonly ConnectionField[] = [
  ...httpFields({ hint: 'Where its API is, without /api.', placeholder: 'https://provisioner.example.com' }),
  {
    key: 'pendingDeletion',
    label: 'Workspaces that wait for deletion',
    hint: 'Their database and files are kept.',
    type: 'choice',
    options: [
      { value: 'hibernated', label: 'Count as hibernated' },
      { value: 'excluded', label: 'Do not count' },
    ],
    isRequired: false,
  },
  {
    key: 'historyMonths',
    label: 'Months of history',
    hint: `How far back days are counted from the event history. Empty: ${usualHistoryMonths}.`,
    type: 'number',
    isRequired: false,
  },
  {
    key: 'beforeHistory',
    label: 'Days before the event history',
    hint: 'Servers before December 2021 kept no history.',
    type: 'choice',
    options: [
      { value: 'leave-out', label: 'Leave out' },
      { value: 'count-as-active', label: 'Count every workspace as active' },
    ],
    isRequired: false,
    isAdvanced: true,
  },
  {
    key: 'buckets',
    label: 'States counted otherwise',
    hint: 'A state, and active, hibernated, provisioning or leaving.',
    type: 'pairs',
    isRequired: false,
    isAdvanced: true,
  },
];
