import { isAbsolute } from 'node:path';
import { z } from 'zod';
import type { ConnectionField } from '../../connector';

export const folderSettingsSchema = z.object({
  path: z.string().refine(isAbsolute, 'is no absolute path, such as /srv/billing'),
  export: z.string().min(1).optional(),
  monthsBack: z.int().min(1).max(240).optional(),
});

export type FolderSettings = z.infer<typeof folderSettingsSchema>;

export const folderFields: readonly ConnectionField[] = [
  {
    ...{ key: 'path', label: 'Folder', type: 'text', placeholder: '/srv/billing', isRequired: true },
    hint: 'A folder on the machine that Perunit runs on. It is only read.',
  },
  {
    ...{ key: 'export', label: 'Export', type: 'text', placeholder: 'harborline-cur2', isRequired: false },
    hint: 'Which export, where the folder holds several as AWS lays them out.',
  },
  {
    ...{ key: 'monthsBack', label: 'Months back', type: 'number', placeholder: '24', isRequired: false },
    hint: 'How many months of an export are brought, with this one. Empty: all that are there.',
  },
];
