import { z } from 'zod';

/** Who wrote something, and when (UTC). */
export const writtenShape = { by: z.string(), at: z.iso.datetime() };

export const writtenSchema = z.strictObject(writtenShape).readonly();

export type WrittenBy = z.infer<typeof writtenSchema>;
